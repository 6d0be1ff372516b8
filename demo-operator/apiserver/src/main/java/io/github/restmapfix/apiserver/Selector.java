package io.github.restmapfix.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Label and field selectors, as predicates on objects. */
final class Selector implements Predicate<ObjectNode> {

  private static final String KEY = "([\\w./-]+)";
  private static final Pattern EQUALITY = Pattern.compile(KEY + "\\s*(==|=|!=)\\s*([\\w.:/-]*)");
  private static final Pattern SET = Pattern.compile(KEY + "\\s+(in|notin)\\s+\\(([^)]*)\\)");
  private static final Pattern EXISTENCE = Pattern.compile("(!?)\\s*" + KEY);
  private static final Pattern COMMA_OUTSIDE_PARENTHESES = Pattern.compile(",(?![^(]*\\))");

  private final List<Predicate<ObjectNode>> requirements;

  private Selector(List<Predicate<ObjectNode>> requirements) {
    this.requirements = requirements;
  }

  static Selector of(ResourceType type, ApiRequest request) {
    List<Predicate<ObjectNode>> requirements = new ArrayList<>();
    for (String term : terms(request.parameter("labelSelector"))) {
      requirements.add(label(term));
    }
    for (String term : terms(request.parameter("fieldSelector"))) {
      requirements.add(field(type, term));
    }
    return new Selector(requirements);
  }

  @Override
  public boolean test(ObjectNode object) {
    return requirements.stream().allMatch(requirement -> requirement.test(object));
  }

  private static Predicate<ObjectNode> label(String term) {
    Matcher equality = EQUALITY.matcher(term);
    if (equality.matches()) {
      String wanted = equality.group(3);
      Predicate<ObjectNode> equal = object -> label(object, equality.group(1)).equals(wanted);
      return equality.group(2).equals("!=")
          ? equal.negate()
          : equal.and(hasLabel(equality.group(1)));
    }
    Matcher set = SET.matcher(term);
    if (set.matches()) {
      List<String> values = List.of(set.group(3).trim().split("\\s*,\\s*"));
      Predicate<ObjectNode> in =
          hasLabel(set.group(1)).and(object -> values.contains(label(object, set.group(1))));
      return set.group(2).equals("in") ? in : in.negate();
    }
    Matcher existence = EXISTENCE.matcher(term);
    if (existence.matches()) {
      Predicate<ObjectNode> exists = hasLabel(existence.group(2));
      return existence.group(1).isEmpty() ? exists : exists.negate();
    }
    throw Failure.badRequest("unable to parse requirement: " + term);
  }

  /**
   * Custom resources can be selected by name and namespace only, unless their CRD says more, which
   * is not supported here.
   */
  private static Predicate<ObjectNode> field(ResourceType type, String term) {
    Matcher equality = EQUALITY.matcher(term);
    if (!equality.matches()) {
      throw Failure.badRequest("invalid selector: '" + term + "'; can't understand '" + term + "'");
    }
    String path = equality.group(1);
    if (type.custom() && !List.of("metadata.name", "metadata.namespace").contains(path)) {
      throw Failure.badRequest("field label not supported: " + path);
    }
    String pointer = "/" + path.replace('.', '/');
    Predicate<ObjectNode> equal = object -> object.at(pointer).asText("").equals(equality.group(3));
    return equality.group(2).equals("!=") ? equal.negate() : equal;
  }

  private static Predicate<ObjectNode> hasLabel(String key) {
    return object -> object.path("metadata").path("labels").has(key);
  }

  private static String label(ObjectNode object, String key) {
    JsonNode value = object.path("metadata").path("labels").path(key);
    return value.asText("");
  }

  private static List<String> terms(String selector) {
    List<String> terms = new ArrayList<>();
    for (String term : COMMA_OUTSIDE_PARENTHESES.split(selector)) {
      if (!term.isBlank()) {
        terms.add(term.trim());
      }
    }
    return terms;
  }
}
