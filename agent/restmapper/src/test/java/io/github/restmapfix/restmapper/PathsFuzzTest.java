package io.github.restmapfix.restmapper;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;

/** What a manifest, a request or an answer may say so that a path is made of it, or retried. */
class PathsFuzzTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Two lines: apiVersion and kind. */
  @FuzzTest(maxDuration = "150s")
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void an_api_version_becomes_its_own_path_or_none(byte[] manifest) {
    String[] fields = new String(manifest, UTF_8).split("\n", 2);
    Optional<GroupVersionKind> parsed =
        GroupVersionKind.parse(fields[0], fields.length > 1 ? fields[1] : "W");
    if (parsed.isEmpty()) {
      return;
    }
    GroupVersionKind gvk = parsed.get();
    assertThat(gvk.apiVersion()).isEqualTo(fields[0]);
    assertThat(gvk.kind()).isEqualTo(fields.length > 1 ? fields[1] : "W");
    String path = gvk.groupVersion().path();
    assertThat(path).doesNotContain("..", "%", "?", "#", "\\", "//");
    assertThat(path.split("/")).hasSize(gvk.group().isEmpty() ? 3 : 4);
    assertThat(ResourcePath.parse(path + "/ws").orElseThrow().groupVersion())
        .isEqualTo(gvk.groupVersion());
  }

  @FuzzTest(maxDuration = "150s")
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void a_path_of_a_mapping_is_printed_as_it_was_and_changes_its_plural_only(byte[] request) {
    String path = new String(request, UTF_8);
    Optional<ResourcePath> parsed = ResourcePath.parse(path);
    if (parsed.isEmpty()) {
      return;
    }
    ResourcePath before = parsed.get();
    assertThat(before).hasToString(path);
    assertThat(path).doesNotContain("%", "?", "#", "\\", ";", " ");
    assertThat(path.substring(1).split("/")).doesNotContain("", ".", "..");

    for (String plural : new String[] {"ws", "namespaces", "status", before.plural()}) {
      ResourcePath after;
      try {
        after = before.withPlural(plural);
      } catch (IllegalArgumentException refused) {
        assertThat(plural).isNotEqualTo("ws").isNotEqualTo(before.plural());
        continue;
      }
      assertThat(after).isEqualTo(ResourcePath.parse(after.toString()).orElseThrow());
      assertThat(after.plural()).isEqualTo(plural);
      assertThat(shape(ResourcePath.parse(after.toString()).orElseThrow()))
          .isEqualTo(shape(before));
      assertThat(after.withPlural(before.plural())).isEqualTo(before);
    }
  }

  /** All but the plural. */
  private static String shape(ResourcePath path) {
    String scope = path.namespace() == null ? "" : "/namespaces/" + path.namespace();
    String head = path.groupVersion().path() + scope;
    return head + "/*" + path.toString().substring((head + "/" + path.plural()).length());
  }

  /** A line with the Content-Type, then the body. */
  @FuzzTest(maxDuration = "150s")
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void a_404_that_names_anything_is_about_no_path(byte[] answer) throws IOException {
    int line = Math.max(0, new String(answer, ISO_8859_1).indexOf('\n'));
    String type = new String(answer, 0, line, UTF_8);
    byte[] body = Arrays.copyOfRange(answer, Math.min(answer.length, line + 1), answer.length);

    if (NotFound.of(type, body) != NotFound.PATH) {
      return;
    }
    if (!type.toLowerCase().contains("json")) {
      assertThat(new String(body, UTF_8)).isEqualTo("404 page not found\n");
      return;
    }
    JsonNode status = JSON.readTree(body);
    assertThat(status.path("kind").asText()).isEqualTo("Status");
    assertThat(status.path("reason").asText()).isEqualTo("NotFound");
    assertThat(status.path("message").asText()).contains("could not find the requested resource");
    JsonNode details = status.path("details");
    assertThat(
            details.isMissingNode() || details.isNull() || details.isObject() && details.isEmpty())
        .as(status.toString())
        .isTrue();
  }

  /** Newer servers add fields: a field that nobody knows changes nothing. */
  @FuzzTest(maxDuration = "150s")
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void the_real_404s_mean_the_same_with_another_field_in_them(byte[] noise) throws IOException {
    String text = new String(noise, UTF_8);
    for (RealNotFoundTest.Row row : RealNotFoundTest.ROWS) {
      byte[] body = row.body.getBytes(UTF_8);
      if (row.contentType.startsWith("application/json")) {
        ObjectNode status = JSON.createObjectNode().put("x" + text, text);
        status.setAll((ObjectNode) JSON.readTree(body));
        body = JSON.writeValueAsBytes(status);
      }
      assertThat(NotFound.of(row.contentType, body).name()).as(row.toString()).isEqualTo(row.about);
    }
  }
}
