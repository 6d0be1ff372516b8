package io.github.restmapfix.cli.attach;

import java.io.IOException;

/** The JVM accepted the connection and did not answer in time. */
final class NoAnswerException extends IOException {

  private static final long serialVersionUID = 1;

  NoAnswerException(String message) {
    super(message);
  }
}
