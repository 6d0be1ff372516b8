package io.github.restmapfix.core.install;

import io.github.restmapfix.core.Library;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The fingerprints that this release knows, from {@code fingerprints.txt} beside the patches:
 * {@code patch fingerprint patch|not-needed}, one a line; {@code missing} in its place for a patch
 * whose methods have another signature where they have no defect. A shape that is not in it is left
 * alone: patching code that nobody looked at is worse than not patching.
 */
public final class KnownShapes {

  private final Map<String, String> shapes;

  private KnownShapes(Map<String, String> shapes) {
    this.shapes = shapes;
  }

  public static KnownShapes of(Library library, ClassLoader agent) throws IOException {
    String name = library.codePackage().replace('.', '/') + "fingerprints.txt";
    try (InputStream in = agent.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is missing in the agent jar");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  static KnownShapes parse(String text) {
    Map<String, String> shapes = new HashMap<>();
    for (String line : text.split("\\R")) {
      String[] words = line.replaceAll("#.*", "").trim().split("\\s+");
      if (words.length == 3) {
        shapes.put(words[0] + " " + words[1], words[2]);
      }
    }
    return new KnownShapes(Map.copyOf(shapes));
  }

  Verdict verdict(String patch, String fingerprint) {
    if (fingerprint.equals(Fingerprint.NO_SUCH_NAME)) {
      return Verdict.notNeeded();
    }
    String known = shapes.get(patch + " " + fingerprint);
    if (known == null && fingerprint.equals(Fingerprint.MISSING)) {
      return Verdict.leftAlone("a method is missing or has another signature");
    }
    if (known == null) {
      return Verdict.leftAlone("unknown shape " + fingerprint);
    }
    return known.equals("patch") ? Verdict.patched() : Verdict.notNeeded();
  }
}
