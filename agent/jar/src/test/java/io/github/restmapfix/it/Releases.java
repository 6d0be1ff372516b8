package io.github.restmapfix.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The releases that the main defects are tested on: the oldest and the newest of each line, or with
 * {@code -Dit.releases=all} every one of {@code agent/releases}.
 */
final class Releases {

  private Releases() {}

  /** All that find a kind by group, version and kind: from 17.0.0 on. */
  static List<String> ofClientJava() throws IOException {
    return all()
        ? listed("client-java-(1[7-9]|2.)[.].*")
        : List.of("client-java-17.0.2", "client-java-27.0.0");
  }

  /** Those whose requests are sent again: from 6.2.0 on. */
  static List<String> ofFabric8() throws IOException {
    return all()
        ? listed("fabric8-(6[.]([2-9]|1[0-9])|[78][.][0-9]+)[.][0-9]+")
        : List.of("fabric8-6.2.0", "fabric8-6.3.1", "fabric8-8.0.0");
  }

  /** Those of them that can be asked about a kind by its names: from 6.5.0 on. */
  static List<String> ofFabric8WithNames() throws IOException {
    return all()
        ? listed("fabric8-(6[.]([5-9]|1[0-9])|[78][.][0-9]+)[.][0-9]+")
        : List.of("fabric8-6.5.1", "fabric8-8.0.0");
  }

  /** Those whose caches alone are corrected: from 5.9.0 to 6.1. */
  static List<String> ofOldFabric8() throws IOException {
    return all() ? listed("fabric8-(5|6[.][01])[.].*") : List.of("fabric8-5.9.0", "fabric8-6.1.1");
  }

  /** Of those whose requests are sent again. */
  static List<String> oldestAndNewest() {
    return List.of("fabric8-6.2.0", "fabric8-8.0.0", "client-java-17.0.2", "client-java-27.0.0");
  }

  static List<String> newest() {
    return all() ? oldestAndNewest() : List.of("fabric8-8.0.0", "client-java-27.0.0");
  }

  static List<String> ofBoth() throws IOException {
    List<String> both = new ArrayList<>(ofFabric8());
    both.addAll(ofClientJava());
    return both;
  }

  private static boolean all() {
    return "all".equals(System.getProperty("it.releases"));
  }

  private static List<String> listed(String names) throws IOException {
    try (Stream<Path> releases = Files.list(Fork.AGENT.resolve("releases"))) {
      return releases
          .map(release -> release.getFileName().toString())
          .filter(name -> name.matches(names))
          .sorted()
          .collect(Collectors.toList());
    }
  }
}
