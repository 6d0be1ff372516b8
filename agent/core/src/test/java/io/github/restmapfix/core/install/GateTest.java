package io.github.restmapfix.core.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.core.Library;
import io.github.restmapfix.core.sample.LibraryLoader;
import io.github.restmapfix.core.sample.SampleLibrary;
import io.github.restmapfix.core.sample.SamplePatch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

  private static final byte[] GIVEN = {1};
  private static final byte[] CHANGED = {2};

  private final Library library = new SampleLibrary(SamplePatch.plural(), SamplePatch.scope());
  private final List<String> passed = new ArrayList<>();
  private final Gate gate =
      new Gate(
          List.of(library),
          (of, loader, name, domain, classFile) -> {
            assertThat(of).isSameAs(library);
            passed.add(name);
            return CHANGED;
          });

  @ParameterizedTest
  @ValueSource(strings = {"com/example/library/Names", "com/example/library/Scopes"})
  void a_target_class_passes(String name) {
    assertThat(transform(getClass().getClassLoader(), name)).isSameAs(CHANGED);
    assertThat(passed).containsExactly(name);
  }

  @ParameterizedTest
  @NullSource // the JVM gives some hidden classes no name
  @ValueSource(
      strings = {
        "java/lang/String",
        "com/example/library/Names$Inner",
        "com/example/library/Other",
        "relocated/com/example/library/Names",
        "com.example.library.Names"
      })
  void other_classes_are_left_as_they_are(String name) {
    assertThat(transform(getClass().getClassLoader(), name)).isNull();
    assertThat(passed).isEmpty();
  }

  @Test
  void the_boot_loader_has_no_library() {
    assertThat(transform(null, "com/example/library/Names")).isNull();
    assertThat(passed).isEmpty();
  }

  @Test
  void a_loaded_class_is_a_target_by_its_name_in_any_loader() throws Exception {
    assertThat(gate.isTarget(new LibraryLoader("gate").names())).isTrue();
    assertThat(gate.isTarget(String.class)).isFalse();
    assertThat(gate.isTarget(GateTest.class)).isFalse();
  }

  private byte[] transform(ClassLoader loader, String name) {
    return gate.transform(loader, name, null, null, GIVEN);
  }
}
