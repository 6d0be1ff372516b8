package io.github.restmapfix.core;

/**
 * Netty's, on which Vert.x and so fabric8's default HTTP client bring their answers: who waits
 * there waits for himself, and holds all others. The thread's name would not do, since applications
 * give their own.
 */
public final class EventLoop {

  private EventLoop() {}

  /** Walks the stack: for misses only. Also true where Netty was relocated. */
  public static boolean isCurrent() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames.anyMatch(
                    frame ->
                        frame
                            .getClassName()
                            .contains("netty.util.concurrent.SingleThreadEventExecutor")));
  }
}
