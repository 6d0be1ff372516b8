package io.github.restmapfix.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How a result is printed: the same maps and lists for people and for programs. */
enum Output {
  table {
    @Override
    void print(Object result, PrintWriter out) {
      if (result instanceof List) {
        rows((List<?>) result, out);
      } else {
        fields((Map<?, ?>) result, out);
      }
    }
  },
  json {
    @Override
    void print(Object result, PrintWriter out) {
      // a terminal has control characters beyond ASCII
      JsonFactory ascii = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
      StringWriter text = new StringWriter();
      try (JsonGenerator generator = ascii.createGenerator(text)) {
        generator.useDefaultPrettyPrinter();
        write(result, generator);
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
      out.println(text);
    }
  };

  /** A Map of String to value is one thing, a List of such Maps is several of a kind. */
  abstract void print(Object result, PrintWriter out);

  private static void rows(List<?> rows, PrintWriter out) {
    List<List<String>> lines = new ArrayList<>();
    for (Object row : rows) {
      Map<?, ?> cells = (Map<?, ?>) row;
      if (lines.isEmpty()) {
        lines.add(
            cells.keySet().stream()
                .map(key -> words(key).toUpperCase(Locale.ROOT))
                .collect(Collectors.toList()));
      }
      lines.add(cells.values().stream().map(Output::words).collect(Collectors.toList()));
    }
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder();
      for (int column = 0; column < line.size(); column++) {
        int at = column;
        int width = lines.stream().mapToInt(each -> each.get(at).length()).max().orElse(0);
        text.append(line.get(column)).append(" ".repeat(width + 2 - line.get(column).length()));
      }
      out.println(text.toString().stripTrailing());
    }
  }

  private static void fields(Map<?, ?> fields, PrintWriter out) {
    int width = 0;
    for (Object key : fields.keySet()) {
      width = Math.max(width, words(key).length());
    }
    for (Map.Entry<?, ?> field : fields.entrySet()) {
      Object value = field.getValue();
      String label = words(field.getKey());
      for (Object each : value instanceof List ? (List<?>) value : List.of(value)) {
        String text = each instanceof Map ? inLine((Map<?, ?>) each) : words(each);
        out.println(label + " ".repeat(width + 2 - label.length()) + text);
        label = "";
      }
    }
  }

  private static String inLine(Map<?, ?> fields) {
    return fields.values().stream().map(Output::words).collect(Collectors.joining("  "));
  }

  /** What comes from a process may hold anything, and a terminal would obey it. */
  static String words(Object value) {
    return value.toString().replaceAll("\\p{Cc}", "?");
  }

  private static void write(Object value, JsonGenerator out) throws IOException {
    if (value instanceof Map) {
      out.writeStartObject();
      for (Map.Entry<?, ?> field : ((Map<?, ?>) value).entrySet()) {
        out.writeFieldName(camelCase(field.getKey().toString()));
        write(field.getValue(), out);
      }
      out.writeEndObject();
    } else if (value instanceof List) {
      out.writeStartArray();
      for (Object each : (List<?>) value) {
        write(each, out);
      }
      out.writeEndArray();
    } else if (value instanceof Boolean) {
      out.writeBoolean((Boolean) value);
    } else if (value instanceof Number) {
      out.writeNumber(((Number) value).longValue());
    } else {
      out.writeString(value.toString());
    }
  }

  private static String camelCase(String words) {
    StringBuilder name = new StringBuilder();
    for (String word : words.split("[ -]")) {
      name.append(
          name.length() == 0
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return name.toString();
  }
}
