// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhengtong.registry.licencetype.LicenceTypeStore;
import org.zhengtong.registry.reading.AccessLog;
import org.zhengtong.registry.reading.Reading;
import org.zhengtong.registry.reading.Shown;
import org.zhengtong.registry.register.Licence;
import org.zhengtong.registry.register.LicenceMetadata;
import org.zhengtong.registry.register.LicenceStore;
import org.zhengtong.registry.verification.Verification.Verified;
import org.zhengtong.registry.verification.Verification.When;

/**
 * Compares what somebody has of a licence with the register (数据比对), without telling what the register has. Items go by the short names of
 * GB/T 36903-2018; the number ZZBH and the holder's CZZT or CZZTDM have to be among them.
 */
@ApplicationScoped
public class DataComparison {

    private static final String NUMBER = "ZZBH";
    private static final String HOLDER = "CZZT";
    private static final String HOLDER_CODE = "CZZTDM";

    private final LicenceStore licences;
    private final LicenceTypeStore types;
    private final Verification verification;
    private final AccessLog accessLog;

    DataComparison(LicenceStore licences, LicenceTypeStore types, Verification verification, AccessLog accessLog) {
        this.licences = licences;
        this.types = types;
        this.verification = verification;
        this.accessLog = accessLog;
    }

    /** The result, names of items that differ, and the licence that was compared, for the record. */
    public record Compared(ResultCode result, List<String> differing, Optional<Shown> shown) {}

    /** Compares with the licence of this type and number, of several with the one that agrees most, and records that. */
    @Transactional
    public Compared compare(String licenceType, Map<String, String> claimed, When when, Reading reading) {
        Compared compared = compare(licenceType, claimed, when);
        accessLog.recordComparison(compared.shown(), compared.differing().isEmpty(), reading);
        return compared;
    }

    private Compared compare(String licenceType, Map<String, String> claimed, When when) {
        String number = claimed.get(NUMBER);
        if (number == null || !(claimed.containsKey(HOLDER) || claimed.containsKey(HOLDER_CODE))) {
            return new Compared(ResultCode.NOT_ENOUGH, List.of(), Optional.empty());
        }
        return licences.ofNumber(licenceType, number).stream()
                .map(licence -> compare(licence, claimed, when))
                .min(Comparator.comparingInt(compared -> compared.differing().size()))
                .orElse(new Compared(ResultCode.NOT_FOUND, List.of(), Optional.empty()));
    }

    private Compared compare(Licence licence, Map<String, String> claimed, When when) {
        Map<String, String> registered = LicenceMetadata.of(
                        licence, types.of(licence.identifier().type(), licence.typeRevision()), true)
                .elements();
        List<String> differing = claimed.entrySet().stream()
                .filter(item -> !item.getValue().equals(registered.get(item.getKey())))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        Verified verified = verification.byIdentifier(licence.identifier(), when);
        ResultCode result = differing.isEmpty() ? ResultCode.of(verified) : wrong(claimed, differing);
        return new Compared(result, differing, verified.shown());
    }

    /** Wrong where the holder is another one, partly wrong where the holder is right in what was given. */
    private static ResultCode wrong(Map<String, String> claimed, List<String> differing) {
        boolean holder = List.of(HOLDER, HOLDER_CODE).stream()
                .anyMatch(item -> claimed.containsKey(item) && !differing.contains(item));
        return holder ? ResultCode.PARTLY_WRONG : ResultCode.WRONG;
    }
}
