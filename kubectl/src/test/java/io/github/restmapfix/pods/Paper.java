package io.github.restmapfix.pods;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A cluster on paper: one object, which the real kubectl reads from a file, so that its templates
 * and paths are what they are; and what a script says in its containers.
 */
final class Paper {

  /** The real one is behind it in the PATH. */
  private static final String KUBECTL =
      "case \"$*\" in *'get pod'* | *'get deployment'*) ;; *) echo \"$*\" >> \"${0%/*}/calls\" ;; esac\n"
          + "for last; do :; done\n"
          + "case \"$*\" in\n"
          + "  *'auth can-i'*) echo yes ;;\n"
          + "  *'get pods'*) cat \"${0%/*}/pods\"; echo \"$*\" >> \"${0%/*}/calls\" ;;\n"
          + "  *'get pod'* | *'get deployment'*)\n"
          + "    export PATH=\"${PATH#*:}\"\n"
          + "    exec kubectl annotate --local -f \"${0%/*}/object.yaml\" paper=yes -o \"$last\" ;;\n"
          + "  *debug*) cp \"$(echo \"$*\" | sed 's/.*--custom=\\([^ ]*\\).*/\\1/')\" \"${0%/*}/security\"; exit 1 ;;\n"
          + "  *exec*) . \"${0%/*}/containers\" ;;\n"
          + "esac\n";

  private final Path bin;

  Paper(Path bin, String object, String containers) throws IOException {
    this.bin = bin;
    Command.script(bin, KUBECTL);
    Files.writeString(bin.resolve("object.yaml"), "# YAML, not JSON\n" + object);
    Files.writeString(bin.resolve("containers"), containers);
    Files.writeString(bin.resolve("pods"), "shop p\n");
    Files.writeString(bin.resolve("calls"), "");
    assumeTrue(Command.kubectl("version", "--client").exit() == 0, "kubectl is in the PATH");
  }

  Command restmapFix(String... words) {
    return Command.plugin(bin, words);
  }

  /** Those that are not only a look at the object. */
  List<String> calls(String with) throws IOException {
    return Files.readAllLines(bin.resolve("calls")).stream()
        .filter(call -> call.contains(with))
        .collect(Collectors.toList());
  }

  /** What the ephemeral container was asked for with. */
  String security() throws IOException {
    return Files.readString(bin.resolve("security"));
  }
}
