package io.github.restmapfix.demo.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

class BundleTest {

  @Test
  void a_bundle_as_a_user_writes_it_is_read_with_manifests_of_any_kind() {
    Bundle bundle =
        Serialization.unmarshal(
            """
            apiVersion: demo.restmap-fix.io/v1
            kind: Bundle
            metadata: {name: b}
            spec:
              client: client-java
              manifests:
                - apiVersion: demo.example.com/v2
                  kind: W
                  metadata: {name: w}
                  spec: {colour: green}
            """,
            Bundle.class);

    assertThat(bundle.getSpec().client()).isEqualTo(ClientLibrary.CLIENT_JAVA);
    assertThat(ObjectRef.to(bundle.getSpec().manifests().get(0)))
        .isEqualTo(new ObjectRef("demo.example.com/v2", "W", null, "w"));
    assertThat(Serialization.asJson(bundle))
        .contains("\"colour\":\"green\"")
        .contains("\"client-java\"");
  }
}
