using System;

namespace Numbers
{
    /// <summary>A rectangle of numbers.</summary>
    public sealed class Matrix
    {
        private readonly double[,] values;

        public Matrix(int rows, int columns)
        {
            if (rows <= 0) throw new ArgumentOutOfRangeException(nameof(rows));
            if (columns <= 0) throw new ArgumentOutOfRangeException(nameof(columns));
            values = new double[rows, columns];
        }

        public int Rows => values.GetLength(0);

        public int Columns => values.GetLength(1);

        public double this[int row, int column]
        {
            get => values[row, column];
            set => values[row, column] = value;
        }

        public static Matrix Identity(int size)
        {
            var result = new Matrix(size, size);
            for (int index = 0; index < size; index++)
            {
                result[index, index] = 1;
            }
            return result;
        }

        public Matrix Transpose()
        {
            var result = new Matrix(Columns, Rows);
            for (int row = 0; row < Rows; row++)
            {
                for (int column = 0; column < Columns; column++)
                {
                    result[column, row] = values[row, column];
                }
            }
            return result;
        }

        public static Matrix operator *(Matrix left, Matrix right)
        {
            if (left.Columns != right.Rows)
            {
                throw new ArgumentException("The sizes do not fit.");
            }
            var result = new Matrix(left.Rows, right.Columns);
            for (int row = 0; row < left.Rows; row++)
            {
                for (int column = 0; column < right.Columns; column++)
                {
                    double sum = 0;
                    for (int index = 0; index < left.Columns; index++)
                    {
                        sum += left[row, index] * right[index, column];
                    }
                    result[row, column] = sum;
                }
            }
            return result;
        }
    }
}
