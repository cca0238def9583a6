# SPDX-License-Identifier: MIT
"""bench.py STOCKTAKE FLOOR [STATES]: how long the program takes beside the floor, on the same files in the same run.

Worlds of a tenth, once and ten times the size (195 States of 80 provisions, unless STATES says otherwise) come from world.py.
Each figure is the least of three runs, of the processor's time. Nothing is asserted; the last line is `world/floor N.NN`."""
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FORMATS = ['json', 'csv', 'md', 'html', 'xlsx']


def run(*command):
    """Seconds of processor time and the most memory in MB."""
    pid = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).pid
    _, status, used = os.wait4(pid, 0)
    if status:
        sys.exit(f'{" ".join(map(str, command[:4]))} ended with {status}')
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def best(*command, times=3):
    return min(run(*command) for _ in range(times))


def size(folder):
    return sum(file.stat().st_size for file in folder.rglob('*') if file.is_file())


def files(world):
    return sorted(world.glob('frameworks/**/*.yaml')) + sorted(world.glob('instruments/*.xml'))


def measure(stocktake, floor, world, formats, times):
    read = files(world)
    mega = sum(file.stat().st_size for file in read) / 1e6
    least, _ = best(floor, *read, times=times)
    checked, _ = best(stocktake, 'check', '-C', world, times=times)
    print(f'{world.name}: {len(read)} files, {mega:.1f} MB')
    print(f'  floor                   {least:8.3f} s   {mega / least:6.1f} MB/s')
    print(f'  read and bind (check)   {checked:8.3f} s   {checked / least:6.2f} of the floor')
    whole = 0
    for name in formats:
        out = world / 'out'
        shutil.rmtree(out, ignore_errors=True)
        seconds, memory = best(stocktake, 'report', '-C', world, '--format', name, '-o', out, times=times)
        whole = whole or seconds
        print(f'  report --format {name:<5}   {seconds:8.3f} s   {seconds / least:6.2f} of the floor, {memory:.0f} MB at most, '
              f'{size(out) / 1e6:.1f} MB written')
        shutil.rmtree(out)
    return least, whole


def main(stocktake, floor, states=195):
    with tempfile.TemporaryDirectory() as work:
        real = Path(work) / 'the real States'
        real.mkdir()
        for part in ('frameworks', 'instruments'):
            shutil.copytree(ROOT / part, real / part)
        measure(stocktake, floor, real, FORMATS, 3)
        found = {}
        for times in (.1, 1, 10):
            n = max(1, round(int(states) * times))
            world = Path(work) / f'a world of {n} States'
            subprocess.run([sys.executable, HERE / 'world.py', world, str(n), '80'], check=True)
            shutil.copytree(ROOT / 'instruments', world / 'instruments')
            found[times] = measure(stocktake, floor, world, ['json'] if times == 10 else FORMATS, 1 if times == 10 else 3)
            shutil.rmtree(world)
        print(f'ten times the data: {found[10][1] / found[1][1]:.2f} times the cost')
        print(f'world/floor {found[1][1] / found[1][0]:.2f}')


main(*sys.argv[1:])
