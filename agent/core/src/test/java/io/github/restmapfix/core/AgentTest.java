package io.github.restmapfix.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.restmapfix.Bridge;
import io.github.restmapfix.core.sample.CarelessAgent;
import io.github.restmapfix.core.sample.LibraryLoader;
import io.github.restmapfix.core.sample.SampleLibrary;
import io.github.restmapfix.core.sample.SamplePatch;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All parts together in this JVM: library, advice, Bridge, hook, gateway. */
class AgentTest {

  private final BiFunction<Object, Object[], Object> quiet = Bridge.hook;
  private final PrintStream realErr = System.err;
  private final Stderr stderr = new Stderr();
  private final LibraryLoader application = new LibraryLoader("agent-" + System.nanoTime());
  private final Agent agent =
      new Agent(List.of(new SampleLibrary(SamplePatch.plural(), SamplePatch.scope())), "1.2.3");

  @BeforeEach
  void listen() {
    System.setErr(stderr.stream());
  }

  @AfterEach
  void putBack() {
    if (agent.isInstalled()) {
      agent.unpatch();
    }
    Bridge.hook = quiet;
    System.setErr(realErr);
    System.clearProperty("restmap.fix.status");
  }

  @Test
  void a_library_that_is_loaded_after_it_was_installed_is_mended() throws Exception {
    install(Map.of());

    assertThat(application.plural("W")).isEqualTo("ws");
    assertThat(application.plural("Pod")).isEqualTo("pods");
    assertThat(System.getProperty("restmap.fix.status"))
        .contains("state=on", application.getName(), "patched plural, scope");
  }

  @Test
  void unpatching_gives_the_library_back_and_installing_again_mends_it_again() throws Exception {
    install(Map.of());
    application.names();
    agent.unpatch();

    assertThat(agent.isInstalled()).isFalse();
    assertThat(application.plural("W")).isNull();
    assertThat(System.getProperty("restmap.fix.status")).isEqualTo("version=1.2.3;state=unpatched");

    install(Map.of());
    assertThat(application.plural("W")).isEqualTo("ws");
  }

  @Test
  void unpatching_is_an_end_also_where_the_jvm_refuses_and_says_of_which_class() throws Exception {
    try (CarelessAgent other = CarelessAgent.in(application, ByteBuddyAgent.install())) {
      application.names();
      install(Map.of());
      agent.unpatch();
    }

    assertThat(agent.isInstalled()).isFalse();
    assertThat(System.getProperty("restmap.fix.status"))
        .isEqualTo("version=1.2.3;state=unpatched;different=com.example.library.Names");
  }

  @Test
  void unpatching_is_an_end_also_where_it_fails_and_does_not_say_as_shipped() throws Exception {
    AtomicBoolean failing = new AtomicBoolean();
    agent.install(Map.of(), jvmThatFails(failing), Bridge.class);
    failing.set(true);

    assertThatThrownBy(agent::unpatch).hasMessage("as asked");
    assertThat(agent.isInstalled()).isFalse();
    assertThat(System.getProperty("restmap.fix.status"))
        .isEqualTo("version=1.2.3;state=unpatched;different=perhaps every patched class");
  }

  @Test
  void warnings_come_once_and_it_goes_on() throws Exception {
    install(Map.of("wait", "soon", "colour", "red"));

    assertThat(stderr.linesWith("wait=soon")).hasSize(1);
    assertThat(stderr.linesWith("unknown setting colour")).hasSize(1);
    assertThat(application.plural("W")).isEqualTo("ws");
  }

  @Test
  void a_patch_that_is_switched_off_is_not_applied() throws Exception {
    install(Map.of("patches", "-sample.plural"));

    assertThat(application.plural("W")).isNull();
    assertThat(application.scope("W")).isEqualTo("ws");
  }

  @Test
  void a_patch_that_failed_three_times_is_taken_out_of_the_library() throws Exception {
    install(Map.of());
    for (int i = 0; i < 3; i++) {
      assertThat(application.plural("Exception")).isNull();
    }
    joinTakeOff();
    Bridge.hook = (patch, arguments) -> patch; // whoever still asks is seen

    assertThat(application.plural("W")).isNull();
    assertThat(application.scope("W")).isEqualTo("sample.scope");
    assertThat(stderr.linesWith("sample.plural switched itself off")).hasSize(1);
  }

  private void install(Map<String, String> arguments) throws ReflectiveOperationException {
    agent.install(arguments, ByteBuddyAgent.install(), Bridge.class);
  }

  private static Instrumentation jvmThatFails(AtomicBoolean now) {
    return (Instrumentation)
        Proxy.newProxyInstance(
            AgentTest.class.getClassLoader(),
            new Class<?>[] {Instrumentation.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getAllLoadedClasses") && now.get()) {
                throw new Error("as asked");
              }
              return method.invoke(ByteBuddyAgent.install(), arguments);
            });
  }

  private static void joinTakeOff() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("restmap-fix-take-off")) {
        assertThat(thread.isDaemon()).isTrue();
        thread.join();
      }
    }
  }
}
