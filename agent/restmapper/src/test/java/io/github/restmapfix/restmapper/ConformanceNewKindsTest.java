package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kinds that come, move and change while a mapper runs: the tests of controller-runtime's fix for
 * #2869, those of its unmerged one for #3542, and what nobody tests. Also on a real server where
 * there is one. See docs/conformance.md.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("io.github.restmapfix.restmapper.TestedServer$Which#all")
class ConformanceNewKindsTest {

  private final TestedServer server;
  private final Mapper mapper;
  private final String crew;
  private final String entry;
  private final String v1;

  ConformanceNewKindsTest(TestedServer.Which which) {
    server = which.start();
    mapper = Mapper.withoutWait(server);
    crew = server.group("crew");
    entry = "GET /apis/" + crew;
    v1 = entry + "/v1";
  }

  @BeforeEach
  void a_driver_is_known() {
    server.serves(crew + "/v1", "Driver");
    mapper.findVersionless(crew, "Driver");
    server.forgetRequests();
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  void a_new_kind_in_a_known_version_is_found_at_the_first_attempt() { // CR-17
    server.serves(crew + "/v1", "Driver", "Rider");

    assertThat(mapper.findVersionless(crew, "Rider").found()).isTrue();
    assertThat(server.requests()).containsExactly(entry, v1);
  }

  @Test
  void a_new_kind_in_a_new_version_is_found_at_the_first_attempt() { // CR-18, X1
    server.serves(crew + "/v2", "Rider");

    RestMapping rider = mapper.findVersionless(crew, "Rider").mapping();

    assertThat(rider.gvk()).isEqualTo(Mapper.gvk(crew + "/v2", "Rider"));
    assertThat(server.requests()).containsExactly(entry, entry + "/v2");
  }

  @Test
  void the_scope_of_a_kind_is_one_request() { // CR-19
    server.servesResources(
        crew + "/v1",
        ScriptedServer.namespaced("Driver"),
        ApiResource.of("Depot", "depots", "depot", false, List.of()));

    assertThat(mapper.find(crew + "/v1", "Driver").mapping().namespaced()).isTrue();
    assertThat(mapper.find(crew + "/v1", "Depot").mapping().namespaced()).isFalse();
    assertThat(server.requests()).containsExactly(v1);
  }

  @Test
  void the_scope_of_a_new_kind_in_a_new_version_is_found_at_the_first_attempt() { // CR-20
    server.serves(crew + "/v1alpha1", "Passenger");

    assertNamespaced(crew + "/v1alpha1", "Passenger");
    assertThat(server.requests()).containsExactly(entry + "/v1alpha1");
  }

  @Test
  void the_scope_of_a_new_kind_in_a_known_version_is_found_at_the_first_attempt() { // CR-21
    server.serves(crew + "/v1", "Driver", "Garage");

    assertNamespaced(crew + "/v1", "Garage");
    assertThat(server.requests()).containsExactly(v1);
  }

  @Test
  void the_scope_of_a_kind_in_a_new_group_is_found_at_the_first_attempt() { // CR-22
    String inventory = server.group("inventory") + "/v1";
    server.serves(inventory, "Taxi");

    assertNamespaced(inventory, "Taxi");
    assertThat(server.requests()).containsExactly("GET /apis/" + inventory);
  }

  @Test
  void after_a_404_on_its_path_a_recreated_kind_has_its_new_plural_and_scope() { // X6
    server.servesResources(
        crew + "/v1", ApiResource.of("Driver", "drivren", "driver", false, List.of()));

    RestMapping now = mapper.recheck(crew + "/v1", "Driver").mapping();

    assertThat(now.plural()).isEqualTo("drivren");
    assertThat(now.namespaced()).isFalse();
    assertThat(mapper.find(crew + "/v1", "Driver").mapping()).isEqualTo(now);
    assertThat(server.requests()).containsExactly(v1);
  }

  @Test
  void two_servers_of_which_one_does_not_serve_it_yet_never_make_it_absent() { // X7
    String unserved = "/apis/" + crew + "/v1alpha9";
    AtomicBoolean lags = new AtomicBoolean();
    Mapper ofBoth =
        Mapper.withoutWait(
            request ->
                server.get(lags.get() ? Request.of(unserved, request.accept(), null) : request));
    ofBoth.find(crew + "/v1", "Driver");
    server.forgetRequests();

    for (int i = 0; i < 10; i++) {
      lags.set(true);
      assertThat(ofBoth.recheck(crew + "/v1", "Driver").outcome())
          .isEqualTo(Answer.Outcome.UNKNOWN);
      assertThat(ofBoth.find(crew + "/v1", "Driver").found()).isTrue();
      lags.set(false);
      assertThat(ofBoth.recheck(crew + "/v1", "Driver").found()).isTrue();
      ofBoth.time.passMillis(1500);
    }

    // a request for each recheck, and one behind each hit on what is suspect, once a second at most
    assertThat(server.requests()).hasSize(30).containsOnly(v1, "GET " + unserved);
    assertThat(server.statuses().subList(0, 3)).containsExactly(404, 404, 200);
  }

  @Test
  void a_kind_that_moves_to_another_version_is_answered_there_after_a_mark() { // X12
    itMovesToV2();
    mapper.mark(crew);
    mapper.time.passMillis(100);

    mapper.findVersionless(crew, "Driver");
    assertThat(server.requests()).containsExactly(entry, entry + "/v2");
    assertThat(mapper.findVersionless(crew, "Driver").mapping().gvk().version()).isEqualTo("v2");
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void a_kind_that_moves_is_found_by_its_new_version_at_once() { // X12
    itMovesToV2();

    assertThat(mapper.find(crew + "/v2", "Driver").found()).isTrue();
    assertThat(server.requests()).containsExactly(entry + "/v2");
  }

  private void itMovesToV2() {
    server.stopsServing(crew + "/v1");
    server.serves(crew + "/v2", "Driver");
    server.forgetRequests();
  }

  private void assertNamespaced(String apiVersion, String kind) {
    assertThat(mapper.find(apiVersion, kind).mapping().namespaced()).isTrue();
  }
}
