// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.issuance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zhengtong.registry.licencetype.HolderScheme;
import org.zhengtong.registry.register.Holder;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.licence.LicenceDocument;
import org.zhengtong.schemas.offline.OfflineVerification;
import org.zhengtong.schemas.statuslist.StatusReference;

/** The content of a licence document (证照内容): what is signed, and what the register is filled from. */
record LicenceContent(
        LicenceIdentifier identifier,
        String typeName,
        int typeRevision,
        String authorityName,
        String number,
        Holder holder,
        List<Holder> coHolders,
        LocalDate validFrom,
        LocalDate validTo,
        Map<String, String> fields,
        Instant issuedAt,
        @Nullable LicenceIdentifier predecessor,
        @Nullable StatusReference status) {

    private static final String FORMAT = "zhengtong-licence-v1";

    static LicenceContent of(
            LicenceOrder order,
            LicenceIdentifier identifier,
            String typeName,
            int typeRevision,
            String authorityName,
            Instant issuedAt,
            StatusReference status) {
        return new LicenceContent(
                identifier,
                typeName,
                typeRevision,
                authorityName,
                order.number(),
                order.holder(),
                order.coHolders(),
                order.validFrom(),
                order.validTo(),
                order.fields(),
                issuedAt,
                order.predecessor(),
                status);
    }

    static LicenceContent read(ObjectNode content) {
        Map<String, String> fields = new TreeMap<>();
        content.path("fields")
                .properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().textValue()));
        List<Holder> coHolders = new ArrayList<>();
        content.path("coHolders").forEach(holder -> coHolders.add(holder(holder)));
        return new LicenceContent(
                new LicenceIdentifier(content.path("identifier").textValue()),
                content.path("typeName").textValue(),
                content.path("typeRevision").intValue(),
                content.path("issuingAuthority").path("name").textValue(),
                content.path("number").textValue(),
                holder(content.path("holder")),
                coHolders,
                LocalDate.parse(content.path("validFrom").textValue()),
                LocalDate.parse(content.path("validTo").textValue()),
                fields,
                Instant.parse(content.path("issuedAt").textValue()),
                content.has("predecessor")
                        ? new LicenceIdentifier(content.path("predecessor").textValue())
                        : null,
                OfflineVerification.reference(content));
    }

    ObjectNode json() {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("format", FORMAT);
        content.put("identifier", identifier.value());
        content.put("licenceType", identifier.type().value());
        content.put("typeName", typeName);
        content.put("typeRevision", typeRevision);
        content.putObject("issuingAuthority").put("code", identifier.issuer()).put("name", authorityName);
        content.put("number", number);
        put(content.putObject("holder"), holder);
        if (!coHolders.isEmpty()) {
            ArrayNode others = content.putArray("coHolders");
            coHolders.forEach(other -> put(others.addObject(), other));
        }
        content.put("validFrom", validFrom.toString());
        content.put("validTo", validTo.toString());
        ObjectNode face = content.putObject("fields");
        fields.forEach(face::put);
        content.put("issuedAt", issuedAt.toString());
        if (predecessor != null) {
            content.put("predecessor", predecessor.value());
        }
        if (status != null) {
            content.putObject("status").put("list", status.list()).put("index", status.index());
        }
        return content;
    }

    private static void put(ObjectNode node, Holder holder) {
        node.put("name", holder.name()).put("scheme", holder.scheme().name()).put("code", holder.code());
    }

    private static Holder holder(JsonNode node) {
        return new Holder(
                node.path("name").textValue(),
                HolderScheme.valueOf(node.path("scheme").textValue()),
                node.path("code").textValue());
    }

    /** The register's licence of this content. */
    Licence licence(LicenceDocument document, @Nullable String caseNumber, String issuedBy) {
        return new Licence(
                identifier,
                typeRevision,
                number,
                holder,
                coHolders,
                validFrom,
                validTo,
                fields,
                caseNumber,
                predecessor,
                Licence.Action.ISSUE.to(),
                document,
                issuedAt,
                issuedBy);
    }
}
