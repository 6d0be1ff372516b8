package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each fault on each path of discovery. What comes of it stands in docs/faults.md, from where it is
 * read: {@code answer requests/counted recovery} in each cell.
 */
class FaultTableTest {

  private static final Path TABLE = Path.of("../../docs/faults.md");
  private static final String FIRST_COLUMN = "| fault | ";

  /** The lookup that reads a path; the titles are the table's. */
  private enum Place {
    VERSION(
        "`/apis/g/v`",
        "/apis/demo.example.com/v1",
        "X",
        (mapper, kind) -> mapper.asks("demo.example.com/v1", kind)),
    CORE_VERSION("`/api/v1`", "/api/v1", "Pod", (mapper, kind) -> mapper.asks("v1", kind)),
    GROUP(
        "`/apis/g`",
        "/apis/demo.example.com",
        "X",
        (mapper, kind) -> mapper.cluster.findAsync("demo.example.com", kind, Caller.ASKS)),
    CORE(
        "`/api`, no version",
        "/api",
        "Pod",
        (mapper, kind) -> mapper.cluster.findAsync("", kind, Caller.ASKS)),
    LIST("`/apis`, no group", "/apis", "xs", (mapper, resource) -> anyGroup(mapper, resource)),
    CORE_LIST("`/api`, no group", "/api", "pods", (mapper, resource) -> anyGroup(mapper, resource));

    private final String title;
    private final String path;
    private final String served;
    private final BiFunction<Mapper, String, CompletableFuture<Answer>> lookup;

    Place(
        String title,
        String path,
        String served,
        BiFunction<Mapper, String, CompletableFuture<Answer>> lookup) {
      this.title = title;
      this.path = path;
      this.served = served;
      this.lookup = lookup;
    }

    private static CompletableFuture<Answer> anyGroup(Mapper mapper, String resource) {
      return mapper.cluster.findResourceAsync(null, null, resource, Caller.ASKS);
    }

    static Place titled(String title) {
      return Stream.of(values())
          .filter(place -> place.title.equals(title))
          .findFirst()
          .orElseThrow();
    }

    boolean needsAllGroups() {
      return this == LIST || this == CORE_LIST;
    }
  }

  private final ScriptedServer server = new ScriptedServer();
  private final Mapper mapper = Mapper.withoutWait(this::throughTheFault);
  private Fault fault;
  private Place place;
  private boolean broken;

  @BeforeEach
  void a_server() {
    server.serves("v1", "Pod");
    server.serves("demo.example.com/v1", "X");
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("cells")
  void at_first_contact(String faultTitle, String placeTitle, String expected) {
    is(faultTitle, placeTitle);
    broken = true;

    Answer answer = find(place.served);
    assertThat(answer.took()).isLessThanOrEqualTo(Lookup.LONGEST_REQUEST);
    int requests = server.requests().size();
    broken = false;
    Duration recovery = timeUntil(Answer.Outcome.FOUND, place.served);

    assertThat(
            answer.outcome().toString().toLowerCase(Locale.ROOT)
                + String.format(
                    " %d/%d %d s",
                    requests, mapper.cluster.stats().unanswered(), recovery.toSeconds()))
        .isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("cells")
  void what_was_known_before_stays_and_nothing_else_is_absent(
      String faultTitle, String placeTitle, String atFirstContact) {
    is(faultTitle, placeTitle);
    assertThat(find(place.served).found()).isTrue();
    mapper.time.passMillis(1001); // within a second, an answer counts
    broken = true;
    server.forgetRequests();

    Answer other = find("other");
    assertThat(other.found()).isFalse();
    if (fault != Fault.NOT_FOUND || place.needsAllGroups()) {
      assertThat(other.outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
    }
    server.forgetRequests();
    assertThat(find(place.served).found()).isTrue();
    assertThat(server.requests()).hasSizeLessThanOrEqualTo(1); // behind the hit
    broken = false;
    timeUntil(Answer.Outcome.ABSENT, "other");
    assertThat(find(place.served).found()).isTrue();
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("cellsOfLists")
  void a_full_read_in_which_one_list_is_missing_is_none(String faultTitle, String placeTitle) {
    is(faultTitle, placeTitle);
    broken = true;
    // only a 404 on /api is an answer: there are servers without the core group
    boolean noCoreGroup = fault == Fault.NOT_FOUND && place == Place.CORE_LIST;
    assertThat(mapper.everything().isPresent()).isEqualTo(noCoreGroup);
    broken = false;
    mapper.time.pass(Duration.ofSeconds(7)); // the longest pause and the longest request
    assertThat(mapper.everything().orElseThrow().groups()).hasSize(2);
  }

  static List<Arguments> cells() throws IOException {
    List<String> table = new ArrayList<>(Files.readAllLines(TABLE));
    table.removeIf(line -> !line.startsWith("| "));
    table.subList(0, indexOfHeader(table)).clear();
    List<String> places = row(table.get(0));
    List<Arguments> cells = new ArrayList<>();
    for (String line : table.subList(2, 2 + Fault.values().length)) {
      List<String> row = row(line);
      for (int i = 1; i < places.size(); i++) {
        cells.add(Arguments.of(row.get(0), places.get(i), row.get(i)));
      }
    }
    assertThat(cells)
        .hasSize(Fault.values().length * Place.values().length)
        .doesNotHaveDuplicates();
    return cells;
  }

  static List<Arguments> cellsOfLists() throws IOException {
    List<Arguments> cells = new ArrayList<>();
    for (Arguments cell : cells()) {
      if (Place.titled((String) cell.get()[1]).needsAllGroups()) {
        cells.add(Arguments.of(cell.get()[0], cell.get()[1]));
      }
    }
    return cells;
  }

  private static int indexOfHeader(List<String> table) {
    for (int i = 0; i < table.size(); i++) {
      if (table.get(i).startsWith(FIRST_COLUMN)) {
        return i;
      }
    }
    throw new IllegalStateException("no table in " + TABLE);
  }

  private static List<String> row(String line) {
    return List.of(line.substring(2, line.length() - 2).split(" \\| "));
  }

  private void is(String faultTitle, String placeTitle) {
    fault = Fault.titled(faultTitle);
    place = Place.titled(placeTitle);
  }

  private Answer find(String name) {
    return mapper.time.await(place.lookup.apply(mapper, name));
  }

  private CompletableFuture<Response> throughTheFault(Request request) {
    boolean hit = broken && request.path().equals(place.path);
    return hit
        ? server
            .get(Request.of(request.path(), request.accept(), null))
            .thenCompose(fault::insteadOf)
        : server.get(request);
  }

  /** For a caller that asks every quarter of a second. */
  private Duration timeUntil(Answer.Outcome outcome, String name) {
    long start = mapper.time.nanos();
    while (find(name).outcome() != outcome) {
      mapper.time.passMillis(250);
      assertThat(mapper.time.nanos() - start).isLessThan(Duration.ofMinutes(1).toNanos());
    }
    return Duration.ofNanos(mapper.time.nanos() - start);
  }
}
