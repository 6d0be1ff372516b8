package io.github.restmapfix.core;

import io.github.restmapfix.restmapper.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * The body of an answer as it comes in, no larger than {@link Response#LARGEST}. The libraries' own
 * ways to read one have no limit: a document that a broken server never ends would fill the
 * application's memory. Not thread safe.
 */
public final class AnswerBytes {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  public void add(byte[] part, int length) throws IOException {
    if (length > Response.LARGEST - bytes.size()) {
      throw new IOException("more than " + Response.LARGEST + " bytes, which no document has");
    }
    bytes.write(part, 0, length);
  }

  public byte[] all() {
    return bytes.toByteArray();
  }
}
