// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.zhengtong.schemas.evidence.LogVerifier.Fault;
import org.zhengtong.schemas.evidence.LogVerifier.Result;
import org.zhengtong.schemas.message.EvidenceRecord;
import org.zhengtong.schemas.message.Wire;
import org.zhengtong.schemas.proof.Sm3;

class LogVerifierTest {

    private final EvidenceFixtures log = EvidenceFixtures.log(1, 5, 3, 8, 2);
    private final LogVerifier verifier = new LogVerifier(log.keys());

    @Test
    void untouchedLogHoldsAfterItWasWrittenAndRead() throws IOException {
        StringBuilder file = new StringBuilder();
        EvidenceExport.write(log.groups.stream(), file);

        Result result = verifier.verify(EvidenceExport.read(new StringReader(file.toString())));

        assertThat(result.holds()).isTrue();
        assertThat(result.records()).isEqualTo(19);
        assertThat(result.groups()).isEqualTo(5);
        assertThat(result.lastHead()).contains(log.heads.get(4));
    }

    @Test
    void emptyLogHolds() {
        assertThat(verifier.verify(Stream.empty()).holds()).isTrue();
    }

    @Test
    void firstAlteredRecordIsNamedWhereverItIs() {
        for (int group = 0; group < log.groups.size(); group++) {
            EvidenceExport export = log.groups.get(group);
            for (int i = 0; i < export.records().size(); i++) {
                long sequence = export.firstSequence() + i;
                EvidenceRecord altered = EvidenceFixtures.record(sequence);
                altered.setOutcome("GRANT_MISSING");

                Fault fault = fault(with(group, withRecord(export, i, Wire.encode(altered))));

                assertThat(fault.sequence()).isEqualTo(sequence);
                assertThat(fault.group()).isEqualTo(group);
                assertThat(fault.what()).isEqualTo(Alteration.RECORD_ALTERED);
            }
        }
    }

    @Test
    void withoutStoredHashesTheGroupIsNamedByItsFirstRecord() {
        EvidenceExport export = log.groups.get(3);
        EvidenceRecord altered = EvidenceFixtures.record(12);
        altered.setOutcome("GRANT_MISSING");
        EvidenceExport changed = withRecord(export, 3, Wire.encode(altered));

        Fault fault = fault(with(
                3,
                new EvidenceExport(changed.group(), changed.firstSequence(), changed.records(), changed.signedHead())));

        assertThat(fault.sequence()).isEqualTo(9);
        assertThat(fault.what()).isEqualTo(Alteration.ROOT_DIFFERS);
        assertThat(fault.detail()).isEqualTo("records 9 to 16");
    }

    @Test
    void hashesAlteredWithTheRecordDoNotHideIt() {
        EvidenceExport export = log.groups.get(3);
        EvidenceRecord altered = EvidenceFixtures.record(12);
        altered.setOutcome("GRANT_MISSING");
        EvidenceExport changed = withRecord(export, 3, Wire.encode(altered));
        List<byte[]> hashes = changed.records().stream().map(Sm3::leaf).toList();

        Fault fault = fault(with(
                3, new EvidenceExport(3, changed.firstSequence(), changed.records(), hashes, changed.signedHead())));

        assertThat(fault.sequence()).isEqualTo(9);
        assertThat(fault.what()).isEqualTo(Alteration.ROOT_DIFFERS);
    }

    @Test
    void unreadableRecordIsNamed() {
        Fault fault = fault(with(1, withRecord(log.groups.get(1), 2, new byte[] {1})));

        assertThat(fault.sequence()).isEqualTo(3);
        assertThat(fault.what()).isEqualTo(Alteration.RECORD_ALTERED);
    }

    @Test
    void removedAndSwappedRecordsAreNamed() {
        EvidenceExport export = log.groups.get(1);
        List<byte[]> fewer = new ArrayList<>(export.records());
        fewer.remove(2);
        List<byte[]> shorter = export.records().subList(0, 4);

        Fault inside = fault(with(1, withRecords(export, fewer)));
        Fault atEnd = fault(with(1, withRecords(export, shorter)));

        assertThat(inside.sequence()).isEqualTo(3);
        assertThat(inside.what()).isEqualTo(Alteration.RECORD_MISSING);
        assertThat(atEnd.sequence()).isEqualTo(5);
        assertThat(atEnd.what()).isEqualTo(Alteration.RECORD_MISSING);
    }

    @Test
    void removedGroupIsNamed() {
        List<EvidenceExport> groups = new ArrayList<>(log.groups);
        groups.remove(2);

        Fault fault = fault(groups);

        assertThat(fault.sequence()).isEqualTo(6);
        assertThat(fault.what()).isEqualTo(Alteration.GROUP_MISSING);
    }

    @Test
    void foreignAndReplayedHeadsAreNamed() {
        EvidenceFixtures stranger = EvidenceFixtures.log(1, 5, 3, 8, 2);

        Fault foreign =
                fault(with(2, withHead(log.groups.get(2), stranger.groups.get(2).signedHead())));
        Fault replayed =
                fault(with(2, withHead(log.groups.get(2), log.groups.get(1).signedHead())));

        assertThat(foreign.what()).isEqualTo(Alteration.HEAD_INVALID);
        assertThat(foreign.sequence()).isEqualTo(6);
        assertThat(replayed.what()).isEqualTo(Alteration.HEAD_CHAIN_BROKEN);
    }

    @Test
    void headsThatOthersHoldRevealACutOrRewrittenLog() {
        EvidenceFixtures other = EvidenceFixtures.log(2, 4);
        List<EvidenceExport> cut = log.groups.subList(0, 3);

        assertThat(verifier.verify(log.groups.stream(), log.heads).holds()).isTrue();
        assertThat(verifier.verify(cut.stream(), log.heads).fault()).hasValueSatisfying(fault -> {
            assertThat(fault.what()).isEqualTo(Alteration.LOG_CUT);
            assertThat(fault.sequence()).isEqualTo(9);
        });
        assertThat(verifier.verify(log.groups.stream(), other.heads).fault())
                .hasValueSatisfying(fault -> assertThat(fault.what()).isEqualTo(Alteration.LOG_REWRITTEN));
    }

    @Test
    void unreadableLineEndsTheLogThere() {
        String file = log.groups.get(0).toJsonLine() + "\n{\"group\":1,\"records\":[null]}\n";

        Result result = verifier.verify(EvidenceExport.read(new StringReader(file)));

        assertThat(result.records()).isEqualTo(1);
        assertThat(result.fault())
                .hasValueSatisfying(fault -> assertThat(fault.what()).isEqualTo(Alteration.EXPORT_UNREADABLE));
    }

    private Fault fault(List<EvidenceExport> groups) {
        return verifier.verify(groups.stream()).fault().orElseThrow();
    }

    private List<EvidenceExport> with(int group, EvidenceExport changed) {
        List<EvidenceExport> groups = new ArrayList<>(log.groups);
        groups.set(group, changed);
        return groups;
    }

    private static EvidenceExport withRecord(EvidenceExport export, int index, byte[] record) {
        List<byte[]> records = new ArrayList<>(export.records());
        records.set(index, record);
        return withRecords(export, records);
    }

    private static EvidenceExport withRecords(EvidenceExport export, List<byte[]> records) {
        return new EvidenceExport(
                export.group(), export.firstSequence(), records, export.leafHashes(), export.signedHead());
    }

    private static EvidenceExport withHead(EvidenceExport export, byte[] head) {
        return new EvidenceExport(export.group(), export.firstSequence(), export.records(), export.leafHashes(), head);
    }
}
