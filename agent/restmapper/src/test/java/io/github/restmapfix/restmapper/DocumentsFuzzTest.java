package io.github.restmapfix.restmapper;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;

/**
 * A discovery document, whatever somebody in between has made of it, is read or refused by an
 * IOException. What is read has names that can become a path, and is no larger than the document.
 * Fuzzing takes ten minutes for the class, one target after the other (README); without it, the
 * inputs that are kept beside the test's resources are tried again.
 */
class DocumentsFuzzTest {

  private static final GroupVersion GV = GroupVersion.of("demo.example.com", "v1");

  @FuzzTest(maxDuration = "200s")
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void aggregated(byte[] body) {
    for (boolean core : new boolean[] {true, false}) {
      try {
        assertThat(checked(AggregatedDocument.read(body, core), core))
            .isLessThanOrEqualTo(body.length);
      } catch (IOException refused) {
        // as it should be
      }
    }
  }

  @FuzzTest(maxDuration = "200s")
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void resource_list(byte[] body) {
    try {
      assertThat(checked(ResourceListDocument.read(body, GV))).isLessThanOrEqualTo(body.length);
    } catch (IOException refused) {
      // as it should be
    }
  }

  @FuzzTest(maxDuration = "200s")
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void group(byte[] body) {
    for (boolean core : new boolean[] {true, false}) {
      try {
        Versions versions = GroupDocument.versions(body, core ? "" : "demo.example.com");
        assertThat(checked(versions)).isLessThanOrEqualTo(body.length);
      } catch (IOException refused) {
        // as it should be
      }
      try {
        assertThat(checked(GroupDocument.listing(body, core), core))
            .isLessThanOrEqualTo(body.length);
      } catch (IOException refused) {
        // as it should be
      }
    }
  }

  /** How many entries there are. */
  private static long checked(Listing listing, boolean core) {
    long entries = 0;
    for (Listing.Group group : listing.groups()) {
      assertThat(group.name.isEmpty()).isEqualTo(core);
      assertThat(Names.group(group.name)).as(group.name).isTrue();
      entries += checked(group.versions);
      for (Map.Entry<String, Listing.Version> version : group.content.entrySet()) {
        assertThat(group.versions.list()).contains(version.getKey());
        entries += checked(version.getValue().resources);
      }
    }
    return entries;
  }

  private static long checked(Versions versions) {
    assertThat(versions.list()).doesNotHaveDuplicates().allMatch(Names::version);
    return versions.list().size();
  }

  private static long checked(Resources resources) {
    long entries = 0;
    for (ApiResource resource : resources.list()) {
      assertThat(Names.kind(resource.kind())).as(resource.kind()).isTrue();
      assertThat(Names.resource(resource.plural())).as(resource.plural()).isTrue();
      assertThat(Names.group(resource.singular())).as(resource.singular()).isTrue();
      assertThat(resource.subresources()).allMatch(Names::segment);
      entries += 1 + resource.subresources().size();
    }
    return entries;
  }
}
