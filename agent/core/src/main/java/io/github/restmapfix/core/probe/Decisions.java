package io.github.restmapfix.core.probe;

import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.ClusterId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who was told what, of which cluster. At most 256: those that were asked first, since what a
 * program asks at its start is what it holds on to. Thread safe.
 */
public final class Decisions {

  static final int MOST = 256;

  private final FrozenSettings settings;
  private final Map<List<Object>, Decision> decisions = new LinkedHashMap<>();

  public Decisions(FrozenSettings settings) {
    this.settings = settings;
  }

  public FrozenSettings settings() {
    return settings;
  }

  /** Makes no request. */
  public void told(Cluster cluster, String site, Question question, Set<String> answer, long at) {
    if (settings.wants(site) && remembered(cluster.id(), site, question, answer, at)) {
      question.follow(cluster);
    }
  }

  private synchronized boolean remembered(
      ClusterId cluster, String site, Question question, Set<String> answer, long at) {
    List<Object> key = List.of(cluster, site, question.toString());
    Decision known = decisions.get(key);
    if (known != null) {
      known.told(answer, at);
    } else if (decisions.size() < MOST) {
      decisions.put(key, new Decision(site, question, answer, at));
    } else {
      return false;
    }
    return true;
  }

  synchronized List<Decision> of(ClusterId cluster) {
    List<Decision> told = new ArrayList<>();
    decisions.forEach(
        (key, decision) -> {
          if (key.get(0).equals(cluster)) {
            told.add(decision);
          }
        });
    return told;
  }

  synchronized List<Decision> frozen() {
    List<Decision> frozen = new ArrayList<>(decisions.values());
    frozen.removeIf(decision -> !decision.isFrozen());
    return frozen;
  }
}
