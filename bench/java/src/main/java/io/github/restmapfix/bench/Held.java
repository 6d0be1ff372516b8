package io.github.restmapfix.bench;

import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.Everything;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.nio.file.Path;

/**
 * Prints how many kinds the recorded documents have, and how many bytes the engine holds after
 * reading them. Arguments: the folder of the documents, and how many full reads.
 */
public final class Held {

  private Held() {}

  public static void main(String[] arguments) throws IOException {
    RecordedCluster recorded = RecordedCluster.in(Path.of(arguments[0]));
    recorded.open().everything(); // classes and constants are not what is counted
    Cluster cluster = recorded.open();
    long before = used();
    int kinds = 0;
    for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
      kinds = kinds(cluster.everything().orElseThrow());
    }
    long after = used();
    Reference.reachabilityFence(cluster);
    System.out.println(kinds + " " + (after - before));
  }

  private static int kinds(Everything everything) {
    return everything.groups().stream()
        .mapToInt(g -> g.versions().stream().mapToInt(v -> g.resources(v).size()).sum())
        .sum();
  }

  private static long used() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
