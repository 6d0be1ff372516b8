package io.github.restmapfix.core.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.restmapfix.Bridge;
import io.github.restmapfix.core.Config;
import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Stderr;
import io.github.restmapfix.core.probe.Decisions;
import io.github.restmapfix.core.sample.CarelessAgent;
import io.github.restmapfix.core.sample.LibraryLoader;
import io.github.restmapfix.core.sample.SampleLibrary;
import io.github.restmapfix.core.sample.SamplePatch;
import io.github.restmapfix.restmapper.Clusters;
import io.github.restmapfix.restmapper.Settings;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the JVM refuses to change is told, and keeps nothing else from being changed. */
class RefusedTest {

  private static final Instrumentation JVM = ByteBuddyAgent.install();
  private static final String NAMES = "com.example.library.Names";

  private final BridgeState bridge = new BridgeState();
  private final Stderr stderr = new Stderr();
  private final Clusters clusters = Clusters.create(Settings.defaults());
  private final LibraryLoader application = new LibraryLoader("refused-" + System.nanoTime());
  private final CarelessAgent other = CarelessAgent.in(application, JVM);
  private Installation installation;

  @BeforeEach
  void answer() {
    Bridge.hook = (patch, arguments) -> patch + " of " + arguments[1];
  }

  @AfterEach
  void putBack() {
    other.close();
    installation.uninstall(JVM);
    clusters.close();
    bridge.close();
    System.clearProperty("restmap.fix.status");
  }

  @Test
  void a_class_that_the_jvm_refuses_is_left_alone_and_the_others_are_patched() throws Exception {
    application.names();
    application.scopes();
    install(SamplePatch.plural(), SamplePatch.scope());

    assertThat(application.plural("W")).isNull();
    assertThat(application.scope("W")).isEqualTo("sample.scope of W");
    assertThat(status())
        .contains(
            ": patched scope, left alone plural (the JVM refused:"
                + " java.lang.UnsupportedOperationException: ");
    assertThat(stderr.linesWith(application.getName())).last().asString().contains("left alone");
  }

  @Test
  void uninstalling_names_the_class_that_the_jvm_refuses_and_leaves_no_transformer()
      throws Exception {
    application.names();
    install(SamplePatch.plural(), SamplePatch.scope());
    List<Object> present = new ArrayList<>(List.of("the one of installing"));

    assertThat(installation.uninstall(counting(present, null))).containsExactly(NAMES);
    assertThat(present).isEmpty();
  }

  @Test
  void a_failure_while_uninstalling_leaves_no_transformer_either() {
    install(SamplePatch.plural());
    List<Object> present = new ArrayList<>(List.of("the one of installing"));

    assertThatThrownBy(() -> installation.uninstall(counting(present, new Error("as asked"))))
        .hasMessage("as asked");
    assertThat(present).isEmpty();
  }

  @Test
  void a_class_whose_weaving_fails_is_left_alone_in_the_status() throws Exception {
    other.close();
    install(SamplePatch.ofPlural("unfit", "UnfitAdvice", "SampleGateway"), SamplePatch.scope());
    application.names();

    assertThat(status()).contains(": patched scope, left alone unfit (patching failed: ");
  }

  @Test
  void a_library_that_cannot_be_judged_is_left_alone_in_the_status() throws Exception {
    other.close();
    install(
        () -> {
          throw new IllegalStateException("as asked");
        },
        SamplePatch.plural());
    application.names();

    assertThat(status())
        .contains(
            ": left alone "
                + NAMES
                + " (patching failed: java.lang.IllegalStateException: as asked)");
  }

  private String status() {
    for (String part : System.getProperty("restmap.fix.status").split(";")) {
      if (part.contains(application.getName())) {
        return part;
      }
    }
    return "";
  }

  private void install(Patch... patches) {
    install(() -> clusters, patches);
  }

  private void install(Supplier<Clusters> engine, Patch... patches) {
    Config config = new Config(Map.of(), new Properties(), Map.of());
    installation =
        new Installation(
            List.of(new SampleLibrary(patches)),
            engine,
            stderr.report(new AtomicLong()),
            config,
            new Decisions(config.frozen()));
    installation.install(JVM);
  }

  /** This JVM, whose transformers are counted; with a failure, that of each retransformation. */
  private static Instrumentation counting(List<Object> transformers, Error failure) {
    return (Instrumentation)
        Proxy.newProxyInstance(
            RefusedTest.class.getClassLoader(),
            new Class<?>[] {Instrumentation.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("addTransformer")) {
                transformers.add(arguments[0]);
              } else if (method.getName().equals("removeTransformer")) {
                transformers.remove(transformers.size() - 1);
              } else if (method.getName().equals("retransformClasses") && failure != null) {
                throw failure;
              }
              try {
                return method.invoke(JVM, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }
}
