package io.github.restmapfix.clientjava.live;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A thread that ends with its request: no idle thread is left behind when the patches are taken
 * out. How many there are at a time is the dispatcher's business.
 */
final class ThreadPerRequest extends ThreadPoolExecutor {

  ThreadPerRequest() {
    super(
        0,
        Integer.MAX_VALUE,
        0,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        ThreadPerRequest::thread);
  }

  /** Inherits nothing of the thread that happens to ask. */
  private static Thread thread(Runnable requests) {
    Thread thread = new Thread(null, requests, "OkHttp for restmap-fix", 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    return thread;
  }
}
