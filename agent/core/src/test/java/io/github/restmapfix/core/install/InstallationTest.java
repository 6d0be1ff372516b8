package io.github.restmapfix.core.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.Bridge;
import io.github.restmapfix.core.Config;
import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Stderr;
import io.github.restmapfix.core.Target;
import io.github.restmapfix.core.probe.Decisions;
import io.github.restmapfix.core.sample.LibraryLoader;
import io.github.restmapfix.core.sample.SampleLibrary;
import io.github.restmapfix.core.sample.SamplePatch;
import io.github.restmapfix.restmapper.Clusters;
import io.github.restmapfix.restmapper.Settings;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * In this JVM, with the real hooks of {@code java.lang.instrument}. Other tests' copies of the
 * library may still be loaded, so lines are told apart by the loader's name.
 */
class InstallationTest {

  private static final Instrumentation JVM = ByteBuddyAgent.install();
  private static final Patch PLURAL = SamplePatch.plural();
  private static final Patch SCOPE = SamplePatch.scope();

  private final BridgeState bridge = new BridgeState();
  private final Stderr stderr = new Stderr();
  private final Clusters clusters = Clusters.create(Settings.defaults());
  private final LibraryLoader application = new LibraryLoader("app-" + System.nanoTime());
  private SampleLibrary library = new SampleLibrary(PLURAL, SCOPE);
  private Installation installation;

  @BeforeEach
  void answer() {
    Bridge.hook = (patch, arguments) -> patch + " of " + arguments[1];
  }

  @AfterEach
  void putBack() {
    installation.uninstall(JVM);
    clusters.close();
    bridge.close();
    System.clearProperty("restmap.fix.status");
  }

  @Test
  void classes_that_are_loaded_already_are_patched() throws Exception {
    assertThat(application.plural("W")).isNull();
    install();

    assertThat(application.plural("W")).isEqualTo("sample.plural of W");
    assertThat(application.plural("Pod")).isEqualTo("pods");
    assertThat(bridge.failures()).isZero();
  }

  @Test
  void classes_that_are_loaded_later_are_patched() throws Exception {
    install();

    assertThat(application.plural("W")).isEqualTo("sample.plural of W");
    assertThat(application.scope("W")).isEqualTo("sample.scope of W");
  }

  @Test
  void the_summary_comes_once_for_each_class_loader() throws Exception {
    LibraryLoader other = new LibraryLoader("other-" + System.nanoTime());
    install();
    for (LibraryLoader loader : List.of(application, other)) {
      loader.plural("W");
      loader.scope("W");
    }

    for (LibraryLoader loader : List.of(application, other)) {
      assertThat(stderr.linesWith(loader.getName()))
          .containsExactly(
              "[restmap-fix] 1.2.3 sample in "
                  + loader.getName()
                  + "@"
                  + Integer.toHexString(System.identityHashCode(loader))
                  + ": patched plural, scope");
    }
  }

  @Test
  void what_was_left_alone_is_in_the_summary_and_as_shipped() throws Exception {
    library =
        new SampleLibrary(
            PLURAL, SCOPE, SamplePatch.ofPlural("fixed", "PluralAdvice", "SampleGateway"));
    install(Map.of("patches", "-sample.scope"));

    assertThat(application.scope("W")).isNull();
    assertThat(stderr.linesWith(application.getName()))
        .singleElement()
        .asString()
        .endsWith(
            ": patched plural; not needed fixed; left alone scope (switched off by the user)");
  }

  @Test
  void a_judged_copy_is_found_by_its_loader() throws Exception {
    install();
    assertThat(installation.of(library, application)).isNull();
    application.names();

    assertThat(installation.of(library, application).library()).isSameAs(library);
    assertThat(installation.of(library, getClass().getClassLoader())).isNull();
  }

  @Test
  void uninstalling_restores_the_original_behaviour_of_old_and_new_copies() throws Exception {
    application.names();
    install();
    application.scopes();
    assertThat(installation.uninstall(JVM)).isEmpty();

    assertThat(application.plural("W")).isNull();
    assertThat(application.scope("W")).isNull();
    assertThat(new LibraryLoader("afterwards").plural("W")).isNull();
  }

  /** Its transformer came after ours, so that it is given our code and afterwards the original. */
  @Test
  void uninstalling_tells_which_class_another_agent_changes_as_well() throws Exception {
    application.names();
    install();
    ClassFileTransformer other = new OtherAgent(application);
    JVM.addTransformer(other, true);
    try {
      assertThat(installation.uninstall(JVM)).containsExactly("com.example.library.Names");
    } finally {
      JVM.removeTransformer(other);
    }
    assertThat(installation.uninstall(JVM)).isEmpty();
    assertThat(application.plural("W")).isNull();
  }

  @Test
  void installing_again_works() throws Exception {
    application.names();
    install();
    installation.uninstall(JVM);
    install();

    assertThat(application.plural("W")).isEqualTo("sample.plural of W");
    assertThat(stderr.linesWith(application.getName())).hasSize(2);
  }

  @Test
  void taking_one_patch_off_leaves_the_others() throws Exception {
    application.names();
    application.scopes();
    install();
    installation.takeOff(PLURAL, JVM);

    assertThat(application.plural("W")).isNull();
    assertThat(application.scope("W")).isEqualTo("sample.scope of W");
    assertThat(new LibraryLoader("afterwards").plural("W")).isNull();
  }

  @Test
  void taking_one_patch_off_leaves_another_in_the_same_class() throws Exception {
    library =
        new SampleLibrary(
            SamplePatch.ofPlural("throwing", "ThrowingAdvice", "SampleGateway"), PLURAL);
    application.names();
    install();
    installation.takeOff(library.patches().get(0), JVM);

    assertThat(application.plural("W")).isEqualTo("sample.plural of W");
    assertThat(bridge.failures()).isZero();
  }

  /** Whoever takes it off knows its name, and not which of its shapes this copy has. */
  @Test
  void a_patch_of_two_shapes_in_two_classes_is_taken_off_whichever_is_there() throws Exception {
    Patch otherShape =
        SamplePatch.of(
            "scope", Target.type("com.example.library.Names").method("gone", "()V"), "ScopeAdvice");
    library = new SampleLibrary(SCOPE, otherShape);
    install();
    assertThat(application.scope("W")).isEqualTo("sample.scope of W");
    installation.takeOff(otherShape, JVM);

    assertThat(application.scope("W")).isNull();
  }

  @Test
  void a_transform_that_fails_leaves_the_class_as_it_was_and_says_so_once() throws Exception {
    library =
        new SampleLibrary(SamplePatch.ofPlural("unfit", "UnfitAdvice", "SampleGateway"), SCOPE);
    install(); // other tests' copies fail as well: only what comes now is looked at
    Stderr.Mark before = stderr.mark();
    assertThat(application.plural("W")).isNull();
    JVM.retransformClasses(application.names());

    assertThat(application.plural("W")).isNull();
    assertThat(application.plural("Pod")).isEqualTo("pods");
    assertThat(application.scope("W")).isEqualTo("sample.scope of W");
    assertThat(before.linesWith("com.example.library.Names was left as it is, patching failed: "))
        .hasSize(1);
  }

  private void install() {
    install(Map.of());
  }

  private void install(Map<String, String> arguments) {
    Config config = new Config(arguments, new Properties(), Map.of());
    installation =
        new Installation(
            List.of(library),
            () -> clusters,
            stderr.report(new AtomicLong()),
            config,
            new Decisions(config.frozen()));
    installation.install(JVM);
  }
}
