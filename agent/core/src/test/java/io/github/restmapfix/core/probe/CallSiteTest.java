package io.github.restmapfix.core.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.StackWalker.StackFrame;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallSiteTest {

  private static final String CLIENT = "io.fabric8.kubernetes.client.impl.BaseClient";

  @Test
  void it_is_the_first_frame_behind_the_library_not_one_of_ours_in_front_of_it() {
    assertThat(
            site(
                "io.github.restmapfix.core.Hook.apply",
                CLIENT + ".supports",
                CLIENT + ".supports",
                "com.example.Platform.check",
                "com.example.Main.main"))
        .contains("com.example.Platform.check(Platform.java:7)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.util.Optional.map",
        "jdk.internal.reflect.DirectMethodHandleAccessor.invoke",
        "io.javaoperatorsdk.operator.processing.Controller.reconcile",
        "org.springframework.aop.framework.CglibAopProxy.intercept",
        "io.vertx.core.impl.ContextBase.executeBlocking"
      })
  void other_libraries_are_passed_by(String between) {
    assertThat(site(CLIENT + ".supports", between, "com.example.Platform.check"))
        .contains("com.example.Platform.check(Platform.java:7)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CLIENT + ".hasApiGroup",
        "io.fabric8.kubernetes.client.impl.Handlers.lambda$get$0"
      })
  void what_the_library_asks_on_the_way_to_something_else_has_none(String library) {
    assertThat(site(CLIENT + ".supports", library, "com.example.Platform.check")).isEmpty();
    assertThat(
            site(CLIENT + ".supports", "java.util.Map.get", library, "com.example.Platform.check"))
        .isEmpty();
  }

  @Test
  void a_thread_of_libraries_alone_has_none() {
    assertThat(site(CLIENT + ".supports", "java.lang.Thread.run")).isEmpty();
  }

  @Test
  void the_current_one_is_found_on_the_stack() {
    String own = CallSiteTest.class.getName();

    assertThat(CallSite.current(own, frame -> true).isPresent())
        .as("the test runner is no library that we know")
        .isTrue();
  }

  private static Optional<String> site(String... frames) {
    return CallSite.in(
        Stream.of(frames).map(Frame::new),
        "io.fabric8.",
        frame -> frame.getMethodName().equals("supports"));
  }

  private static final class Frame implements StackFrame {
    private final String type;
    private final String method;

    Frame(String typeAndMethod) {
      int dot = typeAndMethod.lastIndexOf('.');
      type = typeAndMethod.substring(0, dot);
      method = typeAndMethod.substring(dot + 1);
    }

    @Override
    public String getClassName() {
      return type;
    }

    @Override
    public String getMethodName() {
      return method;
    }

    @Override
    public Class<?> getDeclaringClass() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int getByteCodeIndex() {
      return 0;
    }

    @Override
    public String getFileName() {
      return type.replaceAll(".*\\.", "") + ".java";
    }

    @Override
    public int getLineNumber() {
      return 7;
    }

    @Override
    public boolean isNativeMethod() {
      return false;
    }

    @Override
    public StackTraceElement toStackTraceElement() {
      throw new UnsupportedOperationException();
    }
  }
}
