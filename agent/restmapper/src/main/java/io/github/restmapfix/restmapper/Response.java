package io.github.restmapfix.restmapper;

/**
 * What came back, as far as discovery needs it. Header values are null where the header is missing.
 */
public final class Response {

  /**
   * Bytes of a body; a transport fails where there are more, before it has them all. 5,000 CRDs are
   * about 10 MB.
   */
  public static final int LARGEST = 32 * 1024 * 1024;

  private final int status;
  private final String contentType;
  private final String etag;
  private final String retryAfter;
  private final byte[] body;

  private Response(int status, String contentType, String etag, String retryAfter, byte[] body) {
    this.status = status;
    this.contentType = contentType;
    this.etag = etag;
    this.retryAfter = retryAfter;
    this.body = body;
  }

  /** The body is not copied: documents can be megabytes, and nobody writes to them. */
  public static Response of(
      int status, String contentType, String etag, String retryAfter, byte[] body) {
    return new Response(status, contentType, etag, retryAfter, body == null ? new byte[0] : body);
  }

  public int status() {
    return status;
  }

  public String contentType() {
    return contentType;
  }

  public String etag() {
    return etag;
  }

  public String retryAfter() {
    return retryAfter;
  }

  public byte[] body() {
    return body;
  }

  @Override
  public String toString() {
    return status + " " + contentType + " " + body.length + " bytes";
  }
}
