package io.github.restmapfix.cli.attach;

/** Why a JVM was not patched, or not asked; the message is what the user reads. */
public final class AttachException extends Exception {

  private static final long serialVersionUID = 1;

  private final boolean touched;

  private AttachException(boolean touched, String message) {
    super(message);
    this.touched = touched;
  }

  /** Nothing was done to the process. */
  public static AttachException refused(String message) {
    return new AttachException(false, message);
  }

  /** The JVM was asked, and did not do it. */
  public static AttachException failed(String message) {
    return new AttachException(true, message);
  }

  public boolean touched() {
    return touched;
  }
}
