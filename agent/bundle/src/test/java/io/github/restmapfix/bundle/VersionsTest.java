package io.github.restmapfix.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.github.restmapfix.core.Library;
import io.github.restmapfix.core.install.Judge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.dynamic.ClassFileLocator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each release in versions.yaml, unmodified, must get exactly the verdicts that are written there.
 */
class VersionsTest {

  private static final Path AGENT = Path.of("..").toAbsolutePath().normalize();

  @TestFactory
  Stream<DynamicTest> a_listed_release_gets_the_verdicts_that_are_listed() throws IOException {
    Map<String, Map<String, String>> versions =
        new ObjectMapper(new YAMLFactory())
            .readValue(AGENT.resolve("versions.yaml").toFile(), new TypeReference<>() {});
    return versions.entrySet().stream()
        .map(
            release ->
                DynamicTest.dynamicTest(
                    release.getKey(),
                    () ->
                        assertThat(verdicts(release.getKey(), release.getValue().keySet()))
                            .containsExactlyInAnyOrderEntriesOf(release.getValue())));
  }

  /** Told twice, so that a JVM without a known library loads no patch. */
  @ParameterizedTest
  @MethodSource
  void a_library_names_exactly_the_classes_of_its_patches(Library library) {
    assertThat(library.targets())
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            library.patches().stream()
                .map(patch -> patch.target().type())
                .collect(Collectors.toSet()));
  }

  static List<Library> a_library_names_exactly_the_classes_of_its_patches() {
    return RestmapFix.libraries();
  }

  /** Of each library that has one of the listed patches. */
  private static Map<String, String> verdicts(String release, Set<String> listed)
      throws IOException {
    ClassLoader agent = VersionsTest.class.getClassLoader();
    Map<String, String> verdicts = new TreeMap<>();
    for (Library library : RestmapFix.libraries()) {
      if (listed.stream().anyMatch(patch -> patch.startsWith(library.name() + "."))) {
        new Judge(library, agent, patch -> true)
            .judge(classFiles(release))
            .verdicts()
            .forEach((patch, verdict) -> verdicts.put(patch.name(), verdict.toString()));
      }
    }
    return verdicts;
  }

  private static ClassFileLocator classFiles(String release) throws IOException {
    List<ClassFileLocator> jars = new ArrayList<>();
    try (Stream<Path> files = Files.list(AGENT.resolve("releases/" + release + "/target/libs"))) {
      for (Path jar : (Iterable<Path>) files::iterator) {
        jars.add(ClassFileLocator.ForJarFile.of(jar.toFile()));
      }
    }
    jars.add(ClassFileLocator.ForClassLoader.ofPlatformLoader());
    return new ClassFileLocator.Compound(jars);
  }
}
