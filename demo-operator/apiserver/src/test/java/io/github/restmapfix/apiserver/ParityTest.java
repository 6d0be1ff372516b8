package io.github.restmapfix.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.restmapfix.apiserver.ParityServer.Answer;
import io.github.restmapfix.apiserver.ParityStep.Comparison;
import java.io.File;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Holds this server against the real one: same requests, same answers. What is left out of the
 * comparison is in DIFFERENCES.md.
 */
class ParityTest {

  /** Times, identities and field ownership; and the address that the machine happens to have. */
  private static final List<String> DIFFERENT_BY_NATURE =
      List.of(
          "uid",
          "resourceVersion",
          "creationTimestamp",
          "deletionTimestamp",
          "lastTransitionTime",
          "managedFields",
          "serverAddress");

  @ParameterizedTest
  @EnumSource
  void every_request_is_answered_with_the_recorded_status_and_content_type(DiscoveryFormat format)
      throws Exception {
    List<ParityStep> steps = ParitySteps.all(format);
    assertThat(steps).hasSizeGreaterThanOrEqualTo(30);
    try (ApiServer embedded = ApiServer.builder().discovery(format).start()) {
      ParityServer server = ParityServer.of(embedded);
      SoftAssertions softly = new SoftAssertions();
      for (ParityStep step : steps) {
        expectRecorded(softly, step, server.perform(step));
      }
      softly.assertAll();
    }
  }

  @Test
  @EnabledIfEnvironmentVariable(named = "RESTMAP_FIX_TEST_KUBECONFIG", matches = ".+")
  void every_document_is_that_of_a_real_server() throws Exception {
    ParityServer real = ParityServer.of(new File(System.getenv("RESTMAP_FIX_TEST_KUBECONFIG")));
    DiscoveryFormat format = real.discovery();
    real.clean();
    try (ApiServer embedded = ApiServer.builder().discovery(format).start()) {
      ParityServer server = ParityServer.of(embedded);
      SoftAssertions softly = new SoftAssertions();
      for (ParityStep step : ParitySteps.all(format)) {
        Answer expected = real.perform(step);
        Answer actual = server.perform(step);
        expectRecorded(softly, step, expected);
        expectRecorded(softly, step, actual);
        expectSameDocument(softly, step, actual.document(), expected.document());
      }
      softly.assertAll();
    } finally {
      real.clean();
    }
  }

  private static void expectRecorded(SoftAssertions softly, ParityStep step, Answer answer) {
    softly.assertThat(answer.status()).as("status of " + step).isEqualTo(step.status());
    softly
        .assertThat(answer.contentType())
        .as("content type of " + step)
        .isEqualTo(step.contentType());
  }

  private static void expectSameDocument(
      SoftAssertions softly, ParityStep step, JsonNode actual, JsonNode expected) {
    if (step.comparison() == Comparison.WHAT_BOTH_HAVE) {
      keepCommon(actual, expected);
    }
    if (step.comparison() != Comparison.STATUS_AND_TYPE) {
      softly
          .assertThat(normalised(actual).toPrettyString())
          .as("document of " + step)
          .isEqualTo(normalised(expected).toPrettyString());
    }
  }

  /**
   * Leaves of both, at every level of a discovery document, the entries whose names both have; in
   * their order.
   */
  private static void keepCommon(JsonNode actual, JsonNode expected) {
    for (String list : List.of("groups", "items", "resources", "versions", "subresources")) {
      if (actual.get(list) instanceof ArrayNode left
          && expected.get(list) instanceof ArrayNode right) {
        Set<String> common = names(left);
        common.retainAll(names(right));
        assertThat(common).as("entries that the embedded server has").isEqualTo(names(left));
        retain(right, common);
        for (int i = 0; i < left.size(); i++) {
          keepCommon(left.get(i), right.get(i));
        }
      } else if (!actual.has(list) && expected instanceof ObjectNode object) {
        object.remove(list); // subresources that the embedded server has none of
      }
    }
  }

  private static Set<String> names(ArrayNode entries) {
    Set<String> names = new TreeSet<>();
    entries.forEach(entry -> names.add(name(entry)));
    return names;
  }

  private static void retain(ArrayNode entries, Set<String> names) {
    List<JsonNode> kept =
        StreamSupport.stream(entries.spliterator(), false)
            .filter(entry -> names.contains(name(entry)))
            .toList();
    entries.removeAll();
    entries.addAll(kept);
  }

  private static String name(JsonNode entry) {
    for (String field : List.of("name", "resource", "subresource", "version")) {
      if (entry.has(field)) {
        return entry.get(field).asText();
      }
    }
    return entry.path("metadata").path("name").asText();
  }

  /**
   * Without what differs by nature, and with sorted fields: the order of fields means nothing in
   * JSON.
   */
  private static JsonNode normalised(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode result = Json.object();
      Set<String> fields = new TreeSet<>();
      object.properties().forEach(field -> fields.add(field.getKey()));
      fields.removeAll(DIFFERENT_BY_NATURE);
      fields.forEach(field -> result.set(field, normalised(object.get(field))));
      return result;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode result = Json.object().putArray("result");
      array.forEach(element -> result.add(normalised(element)));
      return result;
    }
    return node.isTextual() ? Json.tree(inTodaysWords(node.asText())) : node;
  }

  /** kube-apiserver 1.29 says two things in other words than 1.36, whose words are ours. */
  private static String inTodaysWords(String text) {
    return text.replace("Invalid value: 0x0:", "Invalid value: 0:")
        .replace("Required value: schemas are required", "Required value");
  }
}
