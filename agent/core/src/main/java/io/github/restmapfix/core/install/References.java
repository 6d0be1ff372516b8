package io.github.restmapfix.core.install;

import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Library;
import io.github.restmapfix.core.Patch;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every reference that a patch's advice and gateway make into the library, looked up in the
 * library's class files without loading a class. HotSpot links lazily: a method that is not there
 * would otherwise fail in the middle of somebody's reconciliation. (OpenTelemetry calls it muzzle.)
 */
final class References {

  private final Library library;
  private final ClassLoader agent;
  private final Declarations application;
  private final Map<String, Set<Mentions.Mention>> ours = new HashMap<>();
  private Optional<String> sender;

  References(Library library, ClassLoader agent, Declarations application) {
    this.library = library;
    this.agent = agent;
    this.application = application;
  }

  /** The first reference, by name, that does not resolve; empty if all do. */
  Optional<String> firstUnresolved(Patch patch) throws IOException {
    return unresolved(patch.advice(), patch.gateway()).stream().findFirst();
  }

  /** The first of the library's that has no such reference; the first of all if each has one. */
  Optional<String> sender() throws IOException {
    if (sender == null) {
      sender = library.senders().stream().findFirst();
      for (String each : library.senders()) {
        if (unresolved(each).isEmpty()) {
          sender = Optional.of(each);
          break;
        }
      }
    }
    return sender;
  }

  private TreeSet<String> unresolved(String... types) throws IOException {
    Deque<String> next = new ArrayDeque<>(List.of(types));
    Set<String> seen = new HashSet<>();
    TreeSet<String> missing = new TreeSet<>();
    while (!next.isEmpty()) {
      String type = next.remove();
      if (!seen.add(type)) {
        continue;
      }
      Set<Mentions.Mention> mentions = mentionsOf(type);
      if (mentions == null) {
        missing.add(type);
        continue;
      }
      for (Mentions.Mention mention : mentions) {
        if (mention.type().startsWith(library.codePackage())) {
          next.add(mention.type());
        } else if (asksForRequests(mention)) {
          sender().ifPresent(next::add);
        } else if (isLibrary(mention.type()) && !resolves(mention)) {
          missing.add(mention.toString());
        }
      }
    }
    return missing;
  }

  /** There is no other way to a cluster, through which requests go, than this. */
  private static boolean asksForRequests(Mentions.Mention mention) {
    return mention.type().equals(Copy.class.getName()) && mention.member().startsWith("cluster(");
  }

  /** Of a class of ours, which patches share; null if the agent's jar has none of this name. */
  private Set<Mentions.Mention> mentionsOf(String type) throws IOException {
    Set<Mentions.Mention> known = ours.get(type);
    if (known == null) {
      try (InputStream in = agent.getResourceAsStream(type.replace('.', '/') + ".class")) {
        if (in == null) {
          return null;
        }
        known = Mentions.in(in.readAllBytes());
        ours.put(type, known);
      }
    }
    return known;
  }

  private boolean resolves(Mentions.Mention mention) throws IOException {
    return mention.member().isEmpty()
        ? application.has(mention.type())
        : application.has(mention.type(), mention.member());
  }

  private static boolean isLibrary(String type) {
    return !type.startsWith("java.")
        && !type.startsWith("io.github.restmapfix.")
        && !type.contains("net.bytebuddy.")
        && type.contains(".");
  }
}
