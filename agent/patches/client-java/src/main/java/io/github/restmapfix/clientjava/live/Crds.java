package io.github.restmapfix.clientjava.live;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.restmapper.SeenCrd;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.models.V1CustomResourceDefinition;
import io.kubernetes.client.openapi.models.V1CustomResourceDefinitionCondition;
import io.kubernetes.client.openapi.models.V1CustomResourceDefinitionStatus;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import java.util.Optional;
import okhttp3.HttpUrl;

/** From a custom resource definition, as the library decoded it, to what the engine compares. */
final class Crds {

  private final Copy copy;

  Crds(Copy copy) {
    this.copy = copy;
  }

  void seen(HttpUrl asked, String event, Object crd) {
    String url = asked.toString();
    int path = url.indexOf("/apis/apiextensions.k8s.io/");
    if (path >= 0) {
      of(crd).ifPresent(seen -> copy.clusters().seen(url.substring(0, path), event, seen));
    }
  }

  static Optional<SeenCrd> of(Object crd) {
    if (crd instanceof DynamicKubernetesObject) {
      return of(((DynamicKubernetesObject) crd).getRaw());
    }
    if (crd instanceof JsonObject) {
      return of((JsonObject) crd);
    }
    return crd instanceof KubernetesObject ? of((KubernetesObject) crd) : Optional.empty();
  }

  /** Of a class of the application's own nobody can tell; its later changes count all the same. */
  private static Optional<SeenCrd> of(KubernetesObject crd) {
    V1ObjectMeta metadata = crd.getMetadata();
    boolean established =
        !(crd instanceof V1CustomResourceDefinition)
            || isEstablished(((V1CustomResourceDefinition) crd).getStatus());
    return metadata == null || metadata.getName() == null
        ? Optional.empty()
        : Optional.of(
            SeenCrd.of(
                metadata.getName(), metadata.getUid(), metadata.getGeneration(), established));
  }

  private static boolean isEstablished(V1CustomResourceDefinitionStatus status) {
    if (status != null && status.getConditions() != null) { // the server writes null at first
      for (V1CustomResourceDefinitionCondition condition : status.getConditions()) {
        if ("Established".equals(condition.getType()) && "True".equals(condition.getStatus())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Not by getMetadata, which makes a whole ObjectMeta of it, time and again. */
  private static Optional<SeenCrd> of(JsonObject crd) {
    JsonElement metadata = crd.get("metadata");
    String name = text(metadata, "name");
    String generation = text(metadata, "generation");
    return name == null
        ? Optional.empty()
        : Optional.of(
            SeenCrd.of(
                name,
                text(metadata, "uid"),
                generation == null ? null : Long.valueOf(generation),
                isEstablished(crd.get("status"))));
  }

  private static boolean isEstablished(JsonElement status) {
    JsonElement conditions =
        status != null && status.isJsonObject() ? status.getAsJsonObject().get("conditions") : null;
    if (conditions != null && conditions.isJsonArray()) {
      for (JsonElement condition : conditions.getAsJsonArray()) {
        if ("Established".equals(text(condition, "type"))
            && "True".equals(text(condition, "status"))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Null if there is none. */
  private static String text(JsonElement object, String field) {
    JsonElement value =
        object != null && object.isJsonObject() ? object.getAsJsonObject().get(field) : null;
    return value != null && value.isJsonPrimitive() ? value.getAsString() : null;
  }
}
