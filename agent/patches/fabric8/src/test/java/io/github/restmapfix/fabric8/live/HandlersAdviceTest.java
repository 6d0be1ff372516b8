package io.github.restmapfix.fabric8.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When the hook is asked; both shapes of the method, by names and by an object of the kind. */
class HandlersAdviceTest {

  private static final Map<?, ?> NOTHING = Map.of();
  private static final Map<?, ?> W = Map.of(Arrays.asList("W", "demo.example.com/v1"), "held");

  private final KubernetesClient client = new KubernetesClientBuilder().build();
  private final Object[] answer = {null};
  private final List<Object[]> asked = new ArrayList<>();
  private final BiFunction<Object, Object[], Object> hook =
      (patch, arguments) -> {
        asked.add(arguments);
        return answer;
      };

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void a_kind_that_the_library_holds_does_not_reach_the_hook() {
    assertThat(byNames(W)).isNull();
    assertThat(byObject(W, client)).isNull();
    assertThat(asked).isEmpty();
  }

  @Test
  void a_kind_that_it_would_ask_for_does() {
    assertThat(byNames(NOTHING)).isSameAs(answer);
    assertThat(byObject(NOTHING, client)).isSameAs(answer);
    assertThat(asked)
        .hasSize(2)
        .allMatch(
            arguments ->
                Arrays.asList(arguments)
                    .subList(1, 5)
                    .equals(List.of(NOTHING, "demo.example.com/v1", "W", client)));
  }

  @Test
  void without_a_client_there_is_nobody_to_ask() {
    assertThat(byObject(NOTHING, null)).isNull();
    assertThat(asked).isEmpty();
  }

  private Object[] byNames(Map<?, ?> held) {
    return HandlersAdvice.enter(getClass(), held, "demo.example.com/v1", "W", client, hook);
  }

  private Object[] byObject(Map<?, ?> held, KubernetesClient asks) {
    GenericKubernetesResource of = new GenericKubernetesResource();
    of.setApiVersion("demo.example.com/v1");
    of.setKind("W");
    return HandlersOfAdvice.enter(getClass(), held, of, asks, hook);
  }
}
