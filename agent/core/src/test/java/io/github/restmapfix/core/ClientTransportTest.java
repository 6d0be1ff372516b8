package io.github.restmapfix.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

/** One is made for each call; the engine keeps those of different clients. */
class ClientTransportTest {

  @Test
  void those_of_one_client_are_equal_and_those_of_two_that_look_alike_are_not() {
    Object client = new String("a client");
    ClientTransport transport = new ClientTransport(null, client);

    assertThat(transport)
        .isEqualTo(new ClientTransport(null, client))
        .hasSameHashCodeAs(new ClientTransport(null, client))
        .isNotEqualTo(new ClientTransport(null, new String("a client")));
    assertThat(transport.gone()).isFalse();
  }

  @Test
  void a_client_that_the_application_let_go_of_is_gone_and_like_no_other() {
    ClientTransport first = ofNobody();
    ClientTransport second = ofNobody();

    assertThat(first.gone()).isTrue();
    assertThat(first).isNotEqualTo(second).isEqualTo(first);
    assertThat(first.get(null)).isCompletedExceptionally();
  }

  private static ClientTransport ofNobody() {
    Object client = new Object();
    WeakReference<Object> collected = new WeakReference<>(client);
    ClientTransport transport = new ClientTransport(null, client);
    client = null;
    for (int times = 0; collected.get() != null && times < 100; times++) {
      System.gc();
    }
    return transport;
  }
}
