package io.github.restmapfix.restmapper;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/**
 * What a 404 of an API server is about. kube-apiserver (1.29.6 and 1.36.3, measured) answers a path
 * that nothing serves in one of two ways: in custom groups and unknown ones by a line of text, in
 * its own groups by a Status without details. An absent object, and an absent namespace on the way
 * to one, is named in the details.
 */
public enum NotFound {
  /** Nothing serves this path: no handler ran. */
  PATH,
  /** A document that was not read yet: a path's or an object's. */
  UNREAD,
  /** An object's, or of somebody else: a proxy, a webhook, a backend. */
  OTHER;

  private static final byte[] TEXT = "404 page not found\n".getBytes(UTF_8);
  private static final String NO_SUCH_RESOURCE = "the server could not find the requested resource";

  /**
   * @param contentType as in the header, or null
   * @param body null where it cannot be read without taking it from the application
   */
  public static NotFound of(String contentType, byte[] body) {
    String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
    String media = type.split(";", 2)[0].trim();
    if (media.equals("text/plain")) {
      return body == null || Arrays.equals(body, TEXT) ? PATH : OTHER;
    }
    if (!media.equals("application/json")) {
      return OTHER;
    }
    return body == null ? UNREAD : new Status().of(body);
  }

  private static final class Status {
    private String kind = "";
    private String reason = "";
    private String message = "";
    private boolean hasDetails;

    NotFound of(byte[] body) {
      try {
        Json.document(body, this::field);
      } catch (IOException unreadable) {
        return OTHER;
      }
      return kind.equals("Status")
              && reason.equals("NotFound")
              && message.equals(NO_SUCH_RESOURCE)
              && !hasDetails
          ? PATH
          : OTHER;
    }

    private void field(String name, JsonParser json) throws IOException {
      switch (name) {
        case "kind":
          kind = Json.text(json);
          break;
        case "reason":
          reason = Json.text(json);
          break;
        case "message":
          message = Json.text(json);
          break;
        case "details":
          hasDetails |= !emptyOrNull(json);
          break;
        default:
      }
    }

    private static boolean emptyOrNull(JsonParser json) throws IOException {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        return json.currentToken() == JsonToken.VALUE_NULL;
      }
      boolean[] empty = {true};
      Json.object(json, (key, value) -> empty[0] = false);
      return empty[0];
    }
  }
}
