package io.github.restmapfix.core.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.restmapper.Cluster;
import io.github.restmapfix.restmapper.ClusterId;
import io.github.restmapfix.restmapper.Clusters;
import io.github.restmapfix.restmapper.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DecisionsTest {

  private static final Question QUESTION = Question.ofGroup("q", "demo.example.com");

  private final List<String> requests = new ArrayList<>();
  private final Clusters clusters = Clusters.create(Settings.defaults(), new VirtualTime());
  private final Cluster cluster = cluster("a");

  @Test
  void each_call_site_and_question_is_remembered_once_and_without_a_request() {
    Decisions decisions = decisions("");
    for (long at = 0; at < 3; at++) {
      decisions.told(cluster, "one", QUESTION, Question.NO, at);
      decisions.told(cluster, "two", QUESTION, Question.NO, at);
      decisions.told(cluster, "two", Question.ofGroup("other", "g"), Question.NO, at);
    }

    assertThat(decisions.of(cluster.id())).hasSize(3);
    assertThat(requests).isEmpty();
  }

  @Test
  void clusters_are_told_apart() {
    Decisions decisions = decisions("");
    decisions.told(cluster, "one", QUESTION, Question.NO, 0);

    assertThat(decisions.of(cluster("b").id())).isEmpty();
  }

  @Test
  void those_that_were_asked_first_are_kept() {
    Decisions decisions = decisions("");
    for (int i = 0; i < 1_000; i++) {
      decisions.told(cluster, "site" + i, QUESTION, Question.NO, 0);
    }
    decisions.told(cluster, "site0", QUESTION, Question.YES, 1);

    assertThat(decisions.of(cluster.id())).hasSize(256);
    assertThat(decisions.of(cluster.id()).get(0).told()).isEqualTo("yes");
  }

  @Test
  void others_than_the_chosen_sites_are_not_remembered() {
    Decisions decisions = decisions("com.example.");
    decisions.told(cluster, "org.example.A.b(A.java:1)", QUESTION, Question.NO, 0);

    assertThat(decisions.of(cluster.id())).isEmpty();
  }

  private Cluster cluster(String name) {
    return clusters.cluster(
        ClusterId.of("https://" + name + ".example.com", ""),
        request -> {
          requests.add(request.path());
          return new CompletableFuture<>();
        });
  }

  private static Decisions decisions(String sites) {
    return new Decisions(
        new FrozenSettings(Map.of("frozen.sites", sites), true, false, new ArrayList<>()));
  }
}
