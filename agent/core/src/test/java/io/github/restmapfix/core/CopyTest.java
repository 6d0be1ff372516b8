package io.github.restmapfix.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.restmapfix.core.probe.Decisions;
import io.github.restmapfix.core.sample.LibraryLoader;
import io.github.restmapfix.core.sample.SampleLibrary;
import io.github.restmapfix.core.sample.SamplePatch;
import io.github.restmapfix.restmapper.Answer;
import io.github.restmapfix.restmapper.Caller;
import io.github.restmapfix.restmapper.ClusterId;
import io.github.restmapfix.restmapper.Clusters;
import io.github.restmapfix.restmapper.GroupVersionKind;
import io.github.restmapfix.restmapper.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CopyTest {

  private static final Config DEFAULTS = new Config(Map.of(), new Properties(), Map.of());
  private static final Decisions DECISIONS = new Decisions(DEFAULTS.frozen());

  private static final ClusterId ID = ClusterId.of("https://a.example.com", "");
  private static final GroupVersionKind W =
      GroupVersionKind.of("demo.example.com", "v2", "W").orElseThrow();

  private final LibraryLoader application = new LibraryLoader("app");
  private final Clusters clusters = Clusters.create(Settings.defaults().withWait(Duration.ZERO));
  private final Copy copy =
      new Copy(
          new SampleLibrary(SamplePatch.plural(), SamplePatch.scope()),
          Optional.of(SampleLibrary.SENDER),
          application,
          clusters,
          new Stderr().report(new AtomicLong()),
          DEFAULTS,
          DECISIONS);

  @AfterEach
  void close() {
    clusters.close();
  }

  @Test
  void a_gateway_sees_the_applications_library() throws Throwable {
    assertThat(answer("Library")).isSameAs(application.names());
  }

  @Test
  void a_gateway_is_defined_beside_the_library_and_is_the_agents_gateway() throws Throwable {
    Object gateway = answer("Gateway");

    assertThat(gateway).isInstanceOf(Gateway.class);
    assertThat(gateway.getClass().getClassLoader()).isInstanceOf(GatewayLoader.class);
    assertThat(gateway.getClass().getClassLoader().getParent()).isSameAs(application);
    assertThat(answer("Copy")).isSameAs(copy);
  }

  @Test
  void each_patch_has_one_gateway_and_all_share_a_loader() throws Throwable {
    Object plural = answer("Gateway");
    Object scope = copy.answer(SamplePatch.scope(), new Object[] {null, "Gateway"});

    assertThat(answer("Gateway")).isSameAs(plural);
    assertThat(scope).isNotSameAs(plural).hasSameClassAs(plural);
  }

  @Test
  void two_copies_of_a_library_do_not_share_code() throws Throwable {
    Copy other =
        new Copy(
            copy.library(),
            Optional.empty(),
            new LibraryLoader("other"),
            clusters,
            copy.report(),
            DEFAULTS,
            DECISIONS);
    Object gateway = other.answer(SamplePatch.plural(), new Object[] {null, "Gateway"});

    assertThat(gateway.getClass()).isNotSameAs(answer("Gateway").getClass());
  }

  @Test
  void a_gateway_that_the_agent_does_not_have_is_named() {
    SamplePatch none = SamplePatch.ofPlural("plural", "PluralAdvice", "NoSuchGateway");

    assertThatThrownBy(() -> copy.answer(none, new Object[0]))
        .isInstanceOf(ClassNotFoundException.class)
        .hasMessageContaining("NoSuchGateway");
  }

  @Test
  void what_is_remembered_is_made_once() {
    AtomicLong first = copy.memory(AtomicLong.class, AtomicLong::new);

    assertThat(copy.memory(AtomicLong.class, AtomicLong::new)).isSameAs(first);
    assertThat(copy.memory(Object.class, Object::new)).isNotSameAs(first);
  }

  @Test
  void requests_go_through_the_applications_client() {
    String client =
        "{\"kind\":\"APIResourceList\",\"groupVersion\":\"demo.example.com/v2\",\"resources\":"
            + "[{\"name\":\"ws\",\"kind\":\"W\",\"namespaced\":true}]}";

    assertThat(copy.cluster(ID, client).find(W, Caller.ASKS).mapping().plural()).isEqualTo("ws");
  }

  @Test
  void a_client_that_refuses_is_not_a_server_that_says_no() {
    assertThat(copy.cluster(ID, "").find(W, Caller.ASKS))
        .satisfies(
            answer -> assertThat(answer.outcome()).isEqualTo(Answer.Outcome.UNKNOWN),
            answer -> assertThat(answer.why()).contains("the client is closed"));
  }

  @Test
  void an_observer_lets_the_library_go_on_whatever_the_gateway_would_answer() throws Throwable {
    Config observe = new Config(Map.of("mode", "observe"), new Properties(), Map.of());
    Copy observing =
        new Copy(
            copy.library(),
            Optional.empty(),
            application,
            clusters,
            copy.report(),
            observe,
            DECISIONS);

    assertThat(answer("W")).isEqualTo("ws");
    assertThat(observing.answer(SamplePatch.plural(), new Object[] {null, "W"})).isNull();
  }

  private Object answer(String kind) throws Throwable {
    return copy.answer(SamplePatch.plural(), new Object[] {null, kind});
  }
}
