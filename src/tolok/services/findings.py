"""Findings to the store's records and back."""

from collections.abc import Iterable, Sequence

from tolok.audit.findings import Finding, Severity, Witness
from tolok.store.mapping import source_of, source_values
from tolok.store.models import Examination, FoundFault, FoundWitness

_BATCH = 500


def store_findings(
    examination: Examination, *, reading: Sequence[Finding], audit: Sequence[Finding]
) -> None:
    """Write down what the reading and the audit found, each in its order."""
    staged = [(FoundFault.Stage.READING, one) for one in reading]
    staged += [(FoundFault.Stage.AUDIT, one) for one in audit]
    faults = FoundFault.objects.bulk_create(
        (
            _fault(finding, stage, position, examination)
            for position, (stage, finding) in enumerate(staged)
        ),
        batch_size=_BATCH,
    )
    FoundWitness.objects.bulk_create(
        (
            FoundWitness(
                fault=fault,
                position=position,
                text=witness.text,
                row_key=witness.row,
                cell=witness.cell,
            )
            for fault, (_, finding) in zip(faults, staged, strict=True)
            for position, witness in enumerate(finding.witnesses)
        ),
        batch_size=_BATCH,
    )


def findings_of(faults: Iterable[FoundFault], stage: FoundFault.Stage) -> tuple[Finding, ...]:
    """The findings of one stage, in order; the faults come with their witnesses."""
    return tuple(
        Finding(
            rule=fault.rule,
            severity=Severity(fault.severity),
            message=fault.message,
            row=fault.row_key,
            cell=fault.cell,
            written=fault.written,
            expected=fault.expected,
            witnesses=tuple(
                Witness(witness.text, witness.row_key, witness.cell)
                for witness in fault.witnesses.all()
            ),
            source=source_of(fault),
        )
        for fault in faults
        if fault.stage == stage
    )


def _fault(
    finding: Finding, stage: FoundFault.Stage, position: int, examination: Examination
) -> FoundFault:
    return FoundFault(
        examination=examination,
        stage=stage,
        position=position,
        rule=finding.rule,
        severity=finding.severity,
        message=finding.message,
        row_key=finding.row,
        cell=finding.cell,
        written=finding.written,
        expected=finding.expected,
        **source_values(finding.source),
    )
