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
      if (parser.nextToken() != JsonToken.START_OBJECT || !enter(parser, "spec")) {
        return Optional.empty();
      }
      return enter(parser, "group") ? Optional.ofNullable(parser.getText()) : Optional.empty();
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  /** Leaves the parser at the value of this field of the object that it is in. */
  private static boolean enter(JsonParser parser, String field) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean wanted = parser.currentName().equals(field);
      parser.nextToken();
      if (wanted) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }
}
