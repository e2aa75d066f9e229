"""The command: random steps against the program, fewer of them that fail alike, or a soak.

python tests/machine --seed 7 --steps 20000 --directory hostile
python tests/machine --seed 7 --steps 316 --directory hostile --shorten
python tests/machine --seed 7 --steps 10000 --soak
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from machine.command import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
