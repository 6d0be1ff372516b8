package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A program has several clients of one cluster and identity, and some of them for a while only. */
class TransportsTest {

  private static final Duration INTERVAL = Settings.defaults().refresh();

  private final ScriptedServer server = new ScriptedServer();
  private final VirtualTime time = new VirtualTime();
  private final Clusters clusters =
      Clusters.create(Settings.defaults().withWait(Duration.ZERO), time);
  private final Client first = new Client();

  @BeforeEach
  void a_client_that_stays() {
    clusters.readInBackground((cluster, groups) -> {}, new Random(1));
    use(first);
  }

  @Test
  void the_newest_is_used_as_long_as_it_is_there() {
    Client second = use(new Client());

    time.pass(INTERVAL);

    assertThat(second.requests).isEqualTo(2);
    assertThat(first.requests).isZero();
  }

  @Test
  void a_round_goes_through_an_older_client_once_the_newest_is_gone() {
    Client second = use(new Client());
    second.gone = true;

    time.pass(INTERVAL);

    assertThat(server.requests()).containsExactly("GET /api", "GET /apis");
    assertThat(second.requests).isZero();
  }

  @Test
  void after_a_request_without_an_answer_the_next_one_goes_through_another_and_none_is_repeated() {
    Client second = use(new Client());
    second.closed = true;

    time.pass(INTERVAL);

    assertThat(second.requests).isEqualTo(1);
    assertThat(server.requests()).containsExactly("GET /apis");

    time.pass(INTERVAL);

    assertThat(second.requests).isEqualTo(1);
    assertThat(server.requests()).containsExactly("GET /apis", "GET /api", "GET /apis");
  }

  @Test
  void any_number_of_clients_of_a_single_task_leave_the_one_that_stays() {
    for (int i = 0; i < 10; i++) {
      use(new Client()).closed = true;
    }

    time.pass(INTERVAL.multipliedBy(2));

    assertThat(server.requests()).contains("GET /api", "GET /apis");
  }

  @Test
  void those_that_are_gone_make_room() {
    first.gone = true;
    use(new Client()).gone = true;
    use(new Client()).gone = true;
    Client stays = use(new Client());
    use(new Client()).gone = true;
    use(new Client()).gone = true;

    time.pass(INTERVAL);

    assertThat(stays.requests).isEqualTo(2);
  }

  @Test
  void one_that_was_given_before_counts_as_the_newest_again() {
    use(new Client());
    use(first);

    time.pass(INTERVAL);

    assertThat(first.requests).isEqualTo(2);
  }

  private Client use(Client client) {
    clusters.cluster(ClusterId.of(Mapper.SERVER, ""), client);
    return client;
  }

  private final class Client implements Transport {
    private boolean gone;
    private boolean closed;
    private int requests;

    @Override
    public CompletableFuture<Response> get(Request request) {
      requests++;
      return closed || gone
          ? CompletableFuture.failedFuture(new IllegalStateException("closed"))
          : server.get(request);
    }

    @Override
    public boolean gone() {
      return gone;
    }
  }
}
