package io.github.restmapfix.restmapper;

/** How one request ended, before its document is read. */
final class Reply {

  private final Response response;
  private final String why;
  private final boolean sent;

  private Reply(Response response, String why, boolean sent) {
    this.response = response;
    this.why = why;
    this.sent = sent;
  }

  static Reply of(Response response) {
    return new Reply(response, null, true);
  }

  static Reply failed(String why) {
    return new Reply(null, why, true);
  }

  /** The server was spared; says nothing about it. */
  static Reply notSent(String why) {
    return new Reply(null, why, false);
  }

  boolean sent() {
    return sent;
  }

  boolean is(int status) {
    return response != null && response.status() == status;
  }

  Response response() {
    return response;
  }

  /** Where it told nothing: a status that is no answer, or a document that could not be read. */
  String why(String path) {
    if (response == null) {
      return why;
    }
    int status = response.status();
    if (status == 200) {
      return "unreadable answer from " + path;
    }
    String said = "HTTP " + status + " on " + path;
    return status == 401 || status == 403
        ? said + ": may not read it (nonResourceURLs, usually ClusterRole system:discovery)"
        : said;
  }
}
