package io.github.restmapfix.restmapper;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;

/**
 * Walks a document field by field. What nobody asks for is skipped, so that a new server's fields
 * do no harm.
 */
final class Json {

  private static final int DEEPEST = 64;
  private static final int LONGEST = 64 * 1024;

  /** No thread locals (they would outlive us in the application's threads) and no interning. */
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNameLength(LONGEST)
                  .maxStringLength(1024 * 1024) // CRD descriptions do not appear in discovery
                  .build())
          .build();

  private Json() {}

  interface Value {
    void read(JsonParser json) throws IOException;
  }

  interface Field {
    /** Consumes the value that the parser stands on, or leaves it: then it is skipped. */
    void read(String name, JsonParser json) throws IOException;
  }

  /** The whole document is one object and nothing follows it. */
  static void document(byte[] body, Field field) throws IOException {
    if (body.length > Response.LARGEST) {
      throw new IOException("document of " + body.length + " bytes");
    }
    try (JsonParser json = FACTORY.createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("not a JSON object");
      }
      object(json, field);
      if (json.nextToken() != null) {
        throw new IOException("more than one JSON value");
      }
    }
  }

  /** Anything else than an object is skipped: servers write null for what is empty. */
  static void object(JsonParser json, Field field) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      field.read(name, json);
      if (json.currentToken() == value && value.isStructStart()) {
        json.skipChildren();
      }
    }
  }

  static void array(JsonParser json, Value value) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      value.read(json);
    }
  }

  /** Empty for anything that is not a string. */
  static String text(JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      return json.getText();
    }
    json.skipChildren();
    return "";
  }
}
