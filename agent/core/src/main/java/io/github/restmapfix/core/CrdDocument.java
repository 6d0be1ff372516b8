package io.github.restmapfix.core;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/** The body of a request that creates a custom resource definition. */
public final class CrdDocument {

  private static final JsonFactory JSON = new JsonFactory();

  private CrdDocument() {}

  /** {@code spec.group}; empty if the document is not JSON, or has none. */
  public static Optional<String> group(byte[] json) {
    try (JsonParser parser = JSON.createParser(json)) {
      boolean found =
          parser.nextToken() == JsonToken.START_OBJECT
              && enter(parser, "spec", JsonToken.START_OBJECT)
              && enter(parser, "group", JsonToken.VALUE_STRING);
      return found ? Optional.of(parser.getText()) : Optional.empty();
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  /** Leaves the parser at the value of this field of the object that it is in. */
  private static boolean enter(JsonParser parser, String field, JsonToken expected)
      throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean wanted = parser.currentName().equals(field);
      JsonToken value = parser.nextToken();
      if (wanted) {
        return value == expected;
      }
      parser.skipChildren();
    }
    return false;
  }
}
