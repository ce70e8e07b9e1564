using System.Collections.Generic;

namespace Algorithms
{
    public static class Sorting
    {
        /// <summary>Sorts in place; items that are equal keep their order.</summary>
        public static void InsertionSort<T>(IList<T> items, IComparer<T> comparer)
        {
            for (int index = 1; index < items.Count; index++)
            {
                T item = items[index];
                int place = index - 1;
                while (place >= 0 && comparer.Compare(items[place], item) > 0)
                {
                    items[place + 1] = items[place];
                    place--;
                }
                items[place + 1] = item;
            }
        }

        public static void QuickSort(int[] numbers)
        {
            QuickSort(numbers, 0, numbers.Length - 1);
        }

        private static void QuickSort(int[] numbers, int first, int last)
        {
            if (first >= last) return;
            int pivot = numbers[(first + last) / 2];
            int left = first;
            int right = last;
            while (left <= right)
            {
                while (numbers[left] < pivot) left++;
                while (numbers[right] > pivot) right--;
                if (left > right) break;
                (numbers[left], numbers[right]) = (numbers[right], numbers[left]);
                left++;
                right--;
            }
            QuickSort(numbers, first, right);
            QuickSort(numbers, left, last);
        }

        public static bool IsSorted<T>(IReadOnlyList<T> items, IComparer<T> comparer)
        {
            for (int index = 1; index < items.Count; index++)
            {
                if (comparer.Compare(items[index - 1], items[index]) > 0) return false;
            }
            return true;
        }
    }
}
