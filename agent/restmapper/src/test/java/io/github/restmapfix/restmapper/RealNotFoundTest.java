package io.github.restmapfix.restmapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Every 404 that kube-apiserver 1.36.3 and 1.29.6 (without aggregated discovery) gave for a table
 * of requests, byte for byte, each with what it is about by the reading of a human.
 */
class RealNotFoundTest {

  static final List<Row> ROWS = rows("1.36.3", "1.29.6");

  @ParameterizedTest
  @FieldSource("ROWS")
  void a_404_is_about_what_a_human_says_it_is(Row row) {
    assertThat(NotFound.of(row.contentType, row.body.getBytes(UTF_8)).name()).isEqualTo(row.about);
  }

  @ParameterizedTest
  @FieldSource("ROWS")
  void unread_it_is_never_called_a_path_where_it_is_an_objects(Row row) {
    NotFound unread = NotFound.of(row.contentType, null);

    assertThat(unread)
        .isEqualTo(row.contentType.startsWith("text/plain") ? NotFound.PATH : NotFound.UNREAD);
    assertThat(row.about.equals("OTHER") && unread == NotFound.PATH).isFalse();
  }

  @ParameterizedTest
  @FieldSource("ROWS")
  void only_a_path_made_of_a_mapping_is_read_as_one(Row row) {
    assertThat(ResourcePath.parse(row.path).isPresent()).isEqualTo(row.ofAMapping.equals("yes"));
  }

  private static List<Row> rows(String... releases) {
    List<Row> rows = new ArrayList<>();
    for (String release : releases) {
      try (InputStream in =
          RealNotFoundTest.class.getResourceAsStream("not-found-" + release + ".json")) {
        Json.document(
            in.readAllBytes(),
            (name, json) ->
                Json.array(
                    json,
                    value -> {
                      Row row = new Row(release);
                      Json.object(value, row::field);
                      rows.add(row);
                    }));
      } catch (IOException e) {
        throw new IllegalStateException(release, e);
      }
    }
    return rows;
  }

  static final class Row {
    private final String release;
    String what;
    String method;
    String path;
    String contentType;
    String body;
    String about;
    String ofAMapping;

    Row(String release) {
      this.release = release;
    }

    void field(String name, JsonParser json) throws IOException {
      String text = Json.text(json);
      switch (name) {
        case "what":
          what = text;
          break;
        case "method":
          method = text;
          break;
        case "path":
          path = text;
          break;
        case "contentType":
          contentType = text;
          break;
        case "body":
          body = text;
          break;
        case "about":
          about = text;
          break;
        default:
          ofAMapping = text;
      }
    }

    @Override
    public String toString() {
      return release + " " + what + ": " + method + " " + path;
    }
  }
}
