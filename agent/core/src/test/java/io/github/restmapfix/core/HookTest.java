package io.github.restmapfix.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.core.probe.Decisions;
import io.github.restmapfix.core.sample.LibraryLoader;
import io.github.restmapfix.core.sample.SampleLibrary;
import io.github.restmapfix.core.sample.SamplePatch;
import io.github.restmapfix.restmapper.Clusters;
import io.github.restmapfix.restmapper.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HookTest {

  private static final Config DEFAULTS = new Config(Map.of(), new Properties(), Map.of());

  private static final String PLURAL = "sample.plural";
  private static final String SCOPE = "sample.scope";

  private final Library library = new SampleLibrary(SamplePatch.plural(), SamplePatch.scope());
  private final LibraryLoader application = new LibraryLoader("app");
  private final Stderr stderr = new Stderr();
  private final AtomicLong failures = new AtomicLong();
  private final Report report = stderr.report(failures);
  private final Clusters clusters = Clusters.create(Settings.defaults());
  private final Copy copy =
      new Copy(
          library,
          Optional.empty(),
          application,
          clusters,
          report,
          DEFAULTS,
          new Decisions(DEFAULTS.frozen()));
  private final List<String> takenOff = new ArrayList<>();
  private final Hook hook =
      new Hook(
          List.of(library),
          (of, loader) -> of == library && loader == application ? copy : null,
          report,
          patch -> takenOff.add(patch.name()));

  private Class<?> caller;

  @BeforeEach
  void load() throws ClassNotFoundException {
    caller = application.names();
  }

  @AfterEach
  void forget() {
    clusters.close();
    System.clearProperty("restmap.fix.status");
  }

  @Test
  void the_gateway_of_the_patch_answers() {
    assertThat(ask(PLURAL, "W")).isEqualTo("ws");
    assertThat(ask(PLURAL, "Unknown")).isNull();
  }

  @Test
  void advice_of_a_patch_that_this_agent_does_not_know_goes_on_as_shipped() {
    assertThat(ask("sample.of-an-older-agent", "W")).isNull();
    assertThat(failures).hasValue(0);
  }

  @Test
  void a_copy_that_was_never_judged_goes_on_as_shipped() {
    assertThat(hook.apply(PLURAL, new Object[] {String.class, "W"})).isNull();
    assertThat(hook.apply(PLURAL, new Object[] {HookTest.class, "W"})).isNull();
    assertThat(failures).hasValue(0);
  }

  @Test
  void exceptions_and_errors_of_a_gateway_are_swallowed_and_counted() {
    assertThat(ask(PLURAL, "Exception")).isNull();
    assertThat(ask(PLURAL, "Error")).isNull();

    assertThat(failures).hasValue(2);
    assertThat(stderr.lines())
        .containsExactly(
            "[restmap-fix] patch sample.plural failed: java.lang.Exception: as asked",
            "[restmap-fix] patch sample.plural failed: java.lang.NoSuchMethodError: as asked");
    assertThat(ask(PLURAL, "W")).isEqualTo("ws");
  }

  @Test
  void advice_that_gives_other_arguments_than_expected_is_a_failure_and_no_more() {
    assertThat(hook.apply(PLURAL, new Object[] {"no class"})).isNull();
    assertThat(hook.apply(PLURAL, new Object[0])).isNull();

    assertThat(failures).hasValue(2);
  }

  @Test
  void the_third_failure_switches_the_patch_off_and_says_so() {
    ask(PLURAL, "Exception");
    ask(PLURAL, "Exception");
    assertThat(takenOff).isEmpty();
    assertThat(ask(PLURAL, "W")).isEqualTo("ws");

    ask(PLURAL, "Error");
    assertThat(takenOff).containsExactly(PLURAL);
    assertThat(stderr.lines())
        .endsWith(
            "[restmap-fix] patch sample.plural switched itself off after 3 failures:"
                + " java.lang.NoSuchMethodError: as asked; the library is as shipped");
    assertThat(ask(PLURAL, "W")).isNull();
  }

  @Test
  void it_is_taken_off_once_however_many_calls_were_under_way() {
    for (int i = 0; i < 10; i++) {
      ask(PLURAL, "Exception");
    }

    assertThat(takenOff).containsExactly(PLURAL);
    assertThat(failures).hasValue(3); // later calls do not reach the gateway
  }

  @Test
  void the_other_patches_keep_working() {
    for (int i = 0; i < 3; i++) {
      ask(PLURAL, "Exception");
    }

    assertThat(ask(PLURAL, "W")).isNull();
    assertThat(ask(SCOPE, "W")).isEqualTo("ws");
    ask(SCOPE, "Exception");
    assertThat(takenOff).containsExactly(PLURAL); // failures are counted for each patch alone
  }

  private Object ask(String patch, String kind) {
    return hook.apply(patch, new Object[] {caller, kind});
  }
}
