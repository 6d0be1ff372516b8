package io.github.restmapfix.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A program that does what the lines on its stdin say; for each it prints one word of outcome and
 * the milliseconds that it took. The same lines as bench/peers/controller-runtime. Arguments:
 * library, kubeconfig.
 */
public final class Steps {

  private final Library library;

  private Steps(Library library) {
    this.library = library;
  }

  public static void main(String[] arguments) throws Exception {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Library library =
        arguments[0].equals("fabric8")
            ? new Fabric8Library(arguments[1])
            : new ClientJavaLibrary(arguments[1])) {
      Steps steps = new Steps(library);
      System.out.println("ready");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        long began = System.nanoTime();
        String outcome = steps.run(line.split(" "));
        double millis = (System.nanoTime() - began) / 1e6;
        System.out.println(String.format(Locale.ROOT, "%s %.3f", outcome, millis));
      }
    }
    System.exit(0); // okhttp's idle threads would keep the JVM for a minute
  }

  private String run(String[] words) {
    try {
      return switch (words[0]) {
        case "refresh" -> {
          library.refresh();
          yield "found";
        }
        case "storm" -> {
          int threads = Integer.parseInt(words[1]);
          Storm.run(threads, Integer.parseInt(words[2]), () -> library.lookup(words[3], words[4]));
          yield "done";
        }
        case "until" -> until(Long.parseLong(words[1]), words[2], words[3], words[4]);
        case "heap" -> String.valueOf(heap());
        case "status" -> String.valueOf(System.getProperty("restmap.fix.status")).replace(' ', '_');
        default -> outcome(step(words[0], words[1], words[2]));
      };
    } catch (Exception e) {
      return "failed:" + e.toString().replaceAll("\\s+", "_");
    }
  }

  private boolean step(String name, String apiVersion, String kind) throws Exception {
    return switch (name) {
      case "lookup" -> library.lookup(apiVersion, kind);
      case "list" -> library.list(apiVersion, kind);
      case "apply" -> library.apply(apiVersion, kind);
      default -> throw new IllegalArgumentException("no step " + name);
    };
  }

  /** Again every 5 ms, as long as it does not succeed. */
  private String until(long limitMillis, String name, String apiVersion, String kind)
      throws Exception {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMillis);
    while (!step(name, apiVersion, kind)) {
      if (System.nanoTime() > end) {
        return "absent";
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
    return "found";
  }

  private static long heap() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static String outcome(boolean found) {
    return found ? "found" : "absent";
  }
}
