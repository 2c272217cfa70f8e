"""Print which law caught which planted fault: python -m tests.contract"""

from tests.contract.faults import MUTANTS
from tests.contract.test_mutants import LAWS, caught_by

for number, law in enumerate(LAWS, 1):
    print(f"{number:>2}  {law.__name__}")
print(" " * 50 + "".join(f"{number:>3}" for number in range(1, len(LAWS) + 1)))
for mutant in MUTANTS:
    caught = set(caught_by(mutant))
    print(f"{mutant.fault:<50}" + "".join("  x" if law in caught else "  ." for law in LAWS))
