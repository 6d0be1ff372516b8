package io.github.restmapfix.fabric8;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Changes of the library's maps, one after the other, on a thread that nobody waits for: while the
 * library asks a server inside computeIfAbsent, which may take many seconds, a change of another
 * key may have to wait for its lock. Names no type of the library. Thread safe.
 */
public final class Updates {

  private final ThreadPoolExecutor thread;

  public Updates() {
    // it ends by itself, since nobody tells it of un-patching
    thread =
        new ThreadPoolExecutor(
            1, 1, 100, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), Updates::thread);
    thread.allowCoreThreadTimeOut(true);
  }

  /** Returns at once. */
  public void add(Runnable update) {
    thread.execute(update);
  }

  /** Inherits nothing of the application's thread that happens to come first. */
  private static Thread thread(Runnable task) {
    Thread thread = new Thread(null, task, "restmap-fix-updates", 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    return thread;
  }
}
