package io.github.restmapfix.fabric8.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.core.install.Bridged;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.SuperMethodCall;
import net.bytebuddy.matcher.ElementMatchers;
import org.junit.jupiter.api.Test;

/** What the caller of an advised isAdaptable gets, of which it makes a boolean. */
class ExtensionAdaptersAdviceTest {

  /** As shipped, but that another thread has taken the "no" out between its two looks. */
  public static class Shipped {
    public Boolean isAdaptable(
        Object client,
        ConcurrentMap<String, Boolean> answers,
        ConcurrentMap<String, Boolean> uses,
        String group) {
      return answers.get("the server");
    }
  }

  @Test
  void a_no_that_another_thread_took_out_is_still_a_no() throws Exception {
    assertThat(answer(new ConcurrentHashMap<>())).isFalse();
  }

  @Test
  void an_answer_that_is_there_is_the_answer() throws Exception {
    assertThat(answer(new ConcurrentHashMap<>(Map.of("the server", true)))).isTrue();
  }

  private static Boolean answer(ConcurrentMap<String, Boolean> answers) throws Exception {
    return new ByteBuddy()
        .subclass(Shipped.class)
        .method(ElementMatchers.named("isAdaptable"))
        .intercept(
            Advice.withCustomMapping()
                .bind(Bridged.class, (Object) null) // no "no", no hook
                .to(ExtensionAdaptersAdvice.class)
                .wrap(SuperMethodCall.INSTANCE))
        .make()
        .load(Shipped.class.getClassLoader())
        .getLoaded()
        .getConstructor()
        .newInstance()
        .isAdaptable(null, answers, answers, "knative.dev");
  }
}
