package io.github.restmapfix.clientjava.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.core.heal.FormerMappings;
import io.github.restmapfix.restmapper.ApiResource;
import io.kubernetes.client.Discovery.APIResource;
import io.kubernetes.client.apimachinery.GroupVersionKind;
import io.kubernetes.client.util.ModelMapper;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PublishedTest {

  private static final String GROUP = "published.example.com";

  @AfterEach
  void leaveNothing() throws Exception {
    serve();
  }

  @Test
  void a_class_that_was_registered_with_its_plural_is_the_kinds_though_the_kind_was_away()
      throws Exception {
    ModelMapper.addModelMap(GROUP, "v1", "Own", "owns", true, Own.class, null);
    assertRegistered();

    serve(resource("Own", "owns"));
    assertRegistered();
    serve();
    assertRegistered();
    serve(resource("Own", "owns"));
    assertRegistered();
  }

  private static void assertRegistered() {
    assertThat(ModelMapper.getApiTypeClass(GROUP, "v1", "Own")).isEqualTo(Own.class);
    assertThat(ModelMapper.getGroupVersionKindByClass(Own.class))
        .isEqualTo(new GroupVersionKind(GROUP, "v1", "Own"));
    assertThat(ModelMapper.isNamespaced(Own.class)).isTrue();
    assertThat(plural(Own.class)).isEqualTo("owns");
  }

  @Test
  void the_plural_that_is_served_is_right_whatever_the_class_was_registered_with()
      throws Exception {
    ModelMapper.addModelMap(GROUP, "v1", "Corrected", "old", true, Corrected.class, null);

    serve(resource("Corrected", "new"));
    assertThat(plural(Corrected.class)).isEqualTo("new");
  }

  /** Only what is served tells its plural. */
  @Test
  @SuppressWarnings("deprecation") // the form that registers no plural
  void a_class_that_was_registered_without_a_plural_has_one_while_its_kind_is_served()
      throws Exception {
    ModelMapper.addModelMap(GROUP, "v1", "Bare", Bare.class);

    serve(resource("Bare", "bares"));
    assertThat(plural(Bare.class)).isEqualTo("bares");
    serve();
    assertThat(ModelMapper.getGroupVersionResourceByClass(Bare.class)).isNull();
    assertThat(ModelMapper.isNamespaced(Bare.class)).isNull();
    serve(resource("Bare", "bares"));
    assertThat(plural(Bare.class)).isEqualTo("bares");
  }

  private static String plural(Class<?> type) {
    return ModelMapper.getGroupVersionResourceByClass(type).getResource();
  }

  private static void serve(APIResource... resources) throws Exception {
    Published.replace(Set.of(resources), 0, new FormerMappings());
  }

  private static APIResource resource(String kind, String plural) {
    return Published.resource(
        GROUP, List.of("v1"), "v1", ApiResource.of(kind, plural, "", true, List.of()));
  }

  private static final class Own extends Model {}

  private static final class Corrected extends Model {}

  private static final class Bare extends Model {}
}
