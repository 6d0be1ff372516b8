package io.github.restmapfix.core;

import io.github.restmapfix.core.install.Installation;
import io.github.restmapfix.restmapper.Answer;
import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.Clusters;
import io.github.restmapfix.restmapper.GroupVersionKind;
import io.github.restmapfix.restmapper.RestMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What an attach client asks of the agent, {@code op=refresh} and {@code op=explain}, answered in
 * sentences. Blocks, for 10 s at most: it runs on the JVM's attach thread, never on one of the
 * application.
 */
final class Inquiry {

  private static final long PATIENCE_SECONDS = 10;

  private final Clusters clusters;
  private final Installation installation;
  private final Refresh refresh;
  private final Config config;

  Inquiry(Clusters clusters, Installation installation, Refresh refresh, Config config) {
    this.clusters = clusters;
    this.installation = installation;
    this.refresh = refresh;
    this.config = config;
  }

  List<String> answer(String op, Map<String, String> arguments) {
    if (clusters.known().isEmpty()) {
      return List.of("no cluster is known yet: the program made no request since the agent came");
    }
    if (op.equals("refresh")) {
      return refreshed();
    }
    Optional<GroupVersionKind> gvk =
        GroupVersionKind.parse(
            arguments.getOrDefault("api-version", ""), arguments.getOrDefault("kind", ""));
    return gvk.map(this::explained)
        .orElseGet(() -> List.of("not the names of a version and a kind"));
  }

  private List<String> refreshed() {
    List<CompletableFuture<String>> reads = new ArrayList<>();
    for (Cluster cluster : clusters.known()) {
      reads.add(refresh.of(cluster));
    }
    List<String> lines = new ArrayList<>();
    for (CompletableFuture<String> read : reads) {
      lines.add(joined(read).orElse("a cluster did not answer in time"));
    }
    return lines;
  }

  private List<String> explained(GroupVersionKind gvk) {
    List<String> lines = new ArrayList<>();
    for (Cluster cluster : clusters.known()) {
      String held = cluster.held(gvk).map(Inquiry::served).orElse("nothing");
      Optional<Answer> now = joined(cluster.recheckAsync(gvk));
      lines.add("cluster " + cluster.id() + ": the agent held " + held);
      lines.add(now.map(Inquiry::said).orElse("the server did not answer in time"));
    }
    lines.addAll(installation.holding(gvk));
    if (config.ignores(gvk.group())) {
      lines.add("look-ups are left to the library: restmap.fix.ignore names " + gvk.group());
    } else if (config.observes()) {
      lines.add("look-ups are left to the library: restmap.fix.mode=observe");
    }
    return lines;
  }

  private static String said(Answer answer) {
    String spent =
        " (" + answer.requests() + " requests, " + answer.took().toMillis() + " ms spent)";
    switch (answer.outcome()) {
      case FOUND:
        return "the server serves it now: "
            + served(answer.mapping())
            + "; a look-up is answered with that"
            + spent;
      case ABSENT:
        return answer.why() + "; a look-up is passed on as no match" + spent;
      default:
        return answer.why() + "; a look-up is left to the library" + spent;
    }
  }

  static String served(RestMapping mapping) {
    return mapping.plural() + (mapping.namespaced() ? ", namespaced" : ", cluster-scoped");
  }

  private static <T> Optional<T> joined(CompletableFuture<T> future) {
    try {
      return Optional.of(future.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    }
  }
}
