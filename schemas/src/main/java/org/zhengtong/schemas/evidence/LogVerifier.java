// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.schemas.evidence;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhengtong.schemas.message.EvidenceRecord;
import org.zhengtong.schemas.message.LogHead;
import org.zhengtong.schemas.message.MalformedMessageException;
import org.zhengtong.schemas.message.SignedLogHead;
import org.zhengtong.schemas.message.Wire;
import org.zhengtong.schemas.proof.KeyLookup;
import org.zhengtong.schemas.proof.MerkleFrontier;
import org.zhengtong.schemas.proof.MerkleTree;
import org.zhengtong.schemas.proof.Sm3;

/**
 * Re-derives a whole exported evidence log (存证日志复核) from its records: every leaf, group root, log root, head signature and the
 * chain of heads. Names the first record that was altered, added or removed.
 */
public final class LogVerifier {

    private final KeyLookup keys;

    public LogVerifier(KeyLookup keys) {
        this.keys = keys;
    }

    /** Verifies an export that starts with group 0. */
    public Result verify(Stream<EvidenceExport> groups) {
        return verify(groups, List.of());
    }

    /** Also against heads of this log that others hold, such as witnesses: a cut or rewritten log does not agree with them. */
    public Result verify(Stream<EvidenceExport> groups, Collection<LogHead> heldByOthers) {
        Reading log = new Reading(heldByOthers.stream().map(LogHead::getSize).collect(Collectors.toUnmodifiableSet()));
        try {
            groups.forEachOrdered(log::read);
            log.requireAgreement(heldByOthers);
            return log.result(Optional.empty());
        } catch (EvidenceException unreadable) {
            String detail = String.valueOf(unreadable.getMessage());
            return log.result(Optional.of(log.fault(log.records, Alteration.EXPORT_UNREADABLE, detail)));
        } catch (Stop stop) {
            return log.result(Optional.of(stop.fault));
        }
    }

    /** What was found: records and groups that hold, the last head that holds, and the first fault. */
    public record Result(long records, long groups, Optional<LogHead> lastHead, Optional<Fault> fault) {

        public boolean holds() {
            return fault.isEmpty();
        }
    }

    /** The first record concerned and what happened to it. */
    public record Fault(long sequence, long group, Alteration what, String detail) {}

    /** The state of one pass over a log. */
    private final class Reading {

        private MerkleFrontier frontier = MerkleFrontier.empty();
        private long records;
        private @Nullable LogHead last;
        private final Map<Long, byte[]> digests = new HashMap<>();
        private final Set<Long> held;

        /** @param held sizes of which others hold a head; of no other is one remembered */
        Reading(Set<Long> held) {
            this.held = held;
        }

        void read(EvidenceExport export) {
            // 1. it is the next group, and something is in it
            if (export.group() != frontier.size() || export.firstSequence() != records) {
                throw stop(records, Alteration.GROUP_MISSING, "group " + export.group() + " follows");
            }
            if (export.records().isEmpty()) {
                throw stop(records, Alteration.RECORD_MISSING, "the group is empty");
            }
            // 2. its head is the node's, and follows the one before
            LogHead head = head(export);
            // 3. every record is where it says, and the same as when it was written
            List<byte[]> leaves = export.records().stream().map(Sm3::leaf).toList();
            requireRecords(export, head, leaves);
            // 4. the records lead to the root that the node signed
            byte[] leaf = SignedHeads.leafOfGroup(MerkleTree.root(leaves));
            MerkleFrontier next = frontier.append(leaf);
            if (!Arrays.equals(next.root(), Wire.bytes(head.getRoot()))) {
                throw stop(records, Alteration.ROOT_DIFFERS, "records " + records + " to " + (head.getRecords() - 1));
            }
            frontier = next;
            records = head.getRecords();
            last = head;
            if (held.contains(frontier.size())) {
                digests.put(frontier.size(), SignedHeads.digest(head));
            }
        }

        private LogHead head(EvidenceExport export) {
            LogHead head;
            try {
                head = SignedHeads.verify(Wire.decode(export.signedHead(), SignedLogHead.class), keys);
            } catch (MalformedMessageException malformed) {
                throw stop(records, Alteration.HEAD_INVALID, String.valueOf(malformed.getMessage()));
            } catch (EvidenceException invalid) {
                throw stop(records, Alteration.HEAD_INVALID, String.valueOf(invalid.getMessage()));
            }
            LogHead before = last;
            byte[] previous = before == null ? SignedHeads.noPrevious() : SignedHeads.digest(before);
            boolean follows = head.getSize() == frontier.size() + 1
                    && Arrays.equals(previous, Wire.bytes(head.getPrevious()))
                    && (before == null || before.getNode().equals(head.getNode()))
                    && (before == null || !head.getSignedAt().isBefore(before.getSignedAt()));
            if (!follows) {
                throw stop(records, Alteration.HEAD_CHAIN_BROKEN, "head of size " + head.getSize());
            }
            return head;
        }

        private void requireRecords(EvidenceExport export, LogHead head, List<byte[]> leaves) {
            boolean witnessed = storedLeavesHold(export, head);
            for (int i = 0; i < leaves.size(); i++) {
                long sequence = records + i;
                requirePlace(sequence, export.records().get(i), head.getNode());
                if (witnessed
                        && (i >= export.leafHashes().size()
                                || !Arrays.equals(
                                        leaves.get(i), export.leafHashes().get(i)))) {
                    throw stop(sequence, Alteration.RECORD_ALTERED, "its hash is not the one in the signed log");
                }
            }
            if (records + leaves.size() != head.getRecords()) {
                long sequence = Math.min(records + leaves.size(), head.getRecords());
                throw stop(sequence, Alteration.RECORD_MISSING, "the head counts " + head.getRecords() + " records");
            }
        }

        /** True when the stored leaf hashes lead to the signed root, so that each of them can be relied on. */
        private boolean storedLeavesHold(EvidenceExport export, LogHead head) {
            if (export.leafHashes().isEmpty()) {
                return false;
            }
            byte[] leaf = SignedHeads.leafOfGroup(MerkleTree.root(export.leafHashes()));
            return Arrays.equals(frontier.append(leaf).root(), Wire.bytes(head.getRoot()));
        }

        private void requirePlace(long sequence, byte[] bytes, String node) {
            EvidenceRecord record;
            try {
                record = Wire.decode(bytes, EvidenceRecord.class);
            } catch (MalformedMessageException malformed) {
                throw stop(sequence, Alteration.RECORD_ALTERED, String.valueOf(malformed.getMessage()));
            }
            if (record.getSequence() != sequence || !record.getNode().equals(node)) {
                throw stop(
                        sequence,
                        Alteration.RECORD_MISSING,
                        "here stands record " + record.getSequence() + " of node " + record.getNode());
            }
        }

        void requireAgreement(Collection<LogHead> heldByOthers) {
            for (LogHead held : heldByOthers) {
                byte[] ours = digests.get(held.getSize());
                if (ours == null) {
                    throw stop(records, Alteration.LOG_CUT, "another node holds a head of size " + held.getSize());
                }
                if (!Arrays.equals(ours, SignedHeads.digest(held))) {
                    throw stop(
                            0, Alteration.LOG_REWRITTEN, "another node holds another head of size " + held.getSize());
                }
            }
        }

        Result result(Optional<Fault> fault) {
            return new Result(records, frontier.size(), Optional.ofNullable(last), fault);
        }

        Fault fault(long sequence, Alteration what, String detail) {
            return new Fault(sequence, frontier.size(), what, detail);
        }

        private Stop stop(long sequence, Alteration what, String detail) {
            return new Stop(fault(sequence, what, detail));
        }
    }

    /** Ends the pass at the first fault. */
    private static final class Stop extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Fault fault;

        Stop(Fault fault) {
            super(fault.toString(), null, false, false);
            this.fault = fault;
        }
    }
}
